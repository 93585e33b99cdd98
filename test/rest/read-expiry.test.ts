import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoInstant } from '../../source/model/instant-text.ts'
import { jwtExpiry, opaqueExpiry } from '../../source/rest/replies/read-expiry.ts'

const nowSeconds = 1_795_000_000
const sentAtMs = nowSeconds * 1000 + 999
const month = 2_592_000
const jwt = (claims: object): string =>
	['{"alg":"HS256"}', JSON.stringify(claims), 'signature']
		.map((part) => Buffer.from(part).toString('base64url'))
		.join('.')

it.each<[string, number | string | undefined, number, string]>([
	['epoch seconds', nowSeconds + month, nowSeconds + month, 'server'],
	['epoch seconds as text', String(nowSeconds + month), nowSeconds + month, 'server'],
	['the past', 1_616_042_814, 1_616_042_814, 'server'],
	['the last second of 9999', 253_402_300_799, 253_402_300_799, 'server'],
	['milliseconds', (nowSeconds + month) * 1000 + 7, nowSeconds + month, 'server'],
	['a duration', 7200, nowSeconds + 7200, 'computed'],
	['nothing', undefined, nowSeconds + month, 'computed'],
	['a negative number', -1, nowSeconds + month, 'computed'],
	['zero', 0, nowSeconds + month, 'computed'],
	['infinity', Infinity, nowSeconds + month, 'computed'],
	['no number', Number.NaN, nowSeconds + month, 'computed'],
	['words', 'never', nowSeconds + month, 'computed'],
	['neither seconds nor milliseconds', 500_000_000_000, nowSeconds + month, 'computed'],
	['far too much', 1e300, nowSeconds + month, 'computed'],
])('reads %s', (_, expiration, expiresAtSeconds, expirySource) => {
	expect(opaqueExpiry(expiration, month, sentAtMs)).toEqual({ expiresAtSeconds, expirySource })
})

it('takes a lifetime of more than 31 years, answered as a duration, for no instant', () => {
	const century = 100 * 365 * 86_400
	expect(opaqueExpiry(century, century, sentAtMs)).toEqual({
		expiresAtSeconds: nowSeconds + century,
		expirySource: 'computed',
	})
})

it('always answers an instant a calendar has', () => {
	const any = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.constant(undefined))
	fc.assert(
		fc.property(any, fc.integer({ min: 1, max: 3_153_600_000 }), (expiration, asked) => {
			const { expiresAtSeconds = Number.NaN } = opaqueExpiry(expiration, asked, sentAtMs)
			expect(Number.isInteger(expiresAtSeconds)).toBe(true)
			expect(isoInstant(expiresAtSeconds * 1000)).toBeDefined()
		}),
	)
})

it('reads what a JWT says of itself', () => {
	expect(jwtExpiry(jwt({ iat: nowSeconds, exp: nowSeconds + 3600 }))).toEqual({
		expiresAtSeconds: nowSeconds + 3600,
		expirySource: 'jwt',
		lifetimeGotSeconds: 3600,
	})
	expect(jwtExpiry(jwt({ exp: nowSeconds }))).toEqual({
		expiresAtSeconds: nowSeconds,
		expirySource: 'jwt',
	})
})

it('leaves the expiry open where a JWT does not say', () => {
	for (const claims of [{}, { exp: -5 }, { exp: 'soon' }, { iat: 1 }]) {
		expect(jwtExpiry(jwt(claims))).toEqual({})
	}
	expect(jwtExpiry('x'.repeat(32))).toEqual({})
})
