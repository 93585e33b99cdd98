import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeJwt } from '../../source/model/jwt.ts'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = (header: unknown, claims: unknown) => `${part(header)}.${part(claims)}.c2ln`

describe('a JSON Web Token', () => {
	it('is taken apart, base64url and UTF-8 as they come', () => {
		const claims = {
			sub: 'añá 漢字 ???>>>',
			iat: 1_795_000_000,
			exp: 1_795_604_800,
			graph: 'social',
		}
		expect(decodeJwt(jwt({ alg: 'HS256' }, claims))).toEqual({
			algorithm: 'HS256',
			header: { alg: 'HS256' },
			claims,
			issuedAtSeconds: 1_795_000_000,
			expiresAtSeconds: 1_795_604_800,
		})
	})

	it('shows an algorithm it does not know, and says when none is given', () => {
		expect(decodeJwt(jwt({ alg: 'XX999' }, {}))?.algorithm).toBe('XX999')
		expect(decodeJwt(jwt({ alg: '\u001b[31mred' }, {}))?.algorithm).toBe('red')
		expect(decodeJwt(jwt({}, {}))?.algorithm).toBe('none given')
	})

	it.each([['"1795604800"'], ['null'], ['1e999']])('takes no expiry from exp %s', (exp) => {
		const claims = Buffer.from(`{"exp":${exp}}`).toString('base64url')
		expect(decodeJwt(`${part({})}.${claims}.c2ln`)).not.toHaveProperty('expiresAtSeconds')
	})

	it.each([
		'',
		'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6',
		'a.b',
		'a.b.c',
		'....',
		jwt([], {}),
		jwt({}, 'text'),
		`${jwt({}, {})}.more`,
	])('%j is none', (text) => {
		expect(decodeJwt(text)).toBeUndefined()
	})

	it('never throws, for any text', () => {
		const threeParts = fc.tuple(fc.base64String(), fc.base64String(), fc.string())
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					threeParts.map((parts) => parts.join('.')),
				),
				(text) => {
					expect(() => decodeJwt(text)).not.toThrow()
				},
			),
		)
	})
})
