import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../source/model/fingerprint.ts'
import { mask } from '../../source/model/mask.ts'
import { redact } from '../../source/model/redact.ts'

const secret = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6'

describe('redacting', () => {
	it('masks a given secret, in the clear and percent-encoded, wherever it stands', () => {
		const odd = 'pass word/with&signs and more'
		const text = `The secret '${odd}' in ?secret=${encodeURIComponent(odd)} is invalid`
		expect(redact(text, [odd, undefined])).not.toContain('with')
	})

	it('masks what looks like a token although nobody gave it', () => {
		expect(redact(`The token '${secret}' is invalid`)).toBe(
			`The token '${mask(secret)}' is invalid`,
		)
		const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl'
		expect(redact(`The token ${jwt} verification succeed.`)).not.toContain('eyJzdWIi')
	})

	it('leaves ordinary words alone', () => {
		const text = 'Endpoint is not found from url = /requesttoken, please use GET /endpoints'
		expect(redact(text, ['', undefined])).toBe(text)
	})

	it('leaves nothing of any secret but what its mask shows', () => {
		const letters = fc.stringMatching(/^[a-z0-9/&+ ]{16,40}$/)
		fc.assert(
			fc.property(letters, fc.string(), fc.string(), (value, before, after) => {
				expect(redact(before + value + after, [value])).not.toContain(value)
			}),
		)
	})

	it('masks what a text breaks off amid, whether or not anybody gave it', () => {
		const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl'
		for (let length = 8; length < secret.length; length++) {
			const cut = secret.slice(0, length)
			expect(redact(`The token '${cut}`, [secret])).toBe(`The token '${mask(cut)}`)
			expect(redact(`The token '${cut}…`, [secret])).toBe(`The token '${mask(cut)}…`)
			expect(redact(`{"error":false,"token": "${cut}`)).toBe(
				`{"error":false,"token": "${mask(cut)}`,
			)
			if (length < 16) continue
			expect(redact(`The token '${cut}`)).toBe(`The token '${mask(cut)}`)
		}
		expect(redact(`The token ${jwt.slice(0, 30)}`)).not.toContain('eyJzdWI')
		const text = 'java.lang.NullPointerException at line 1234567890123456'
		expect(redact(text, [secret])).toBe(text)
	})
})

describe('a mask', () => {
	it('shows four characters at each end, and none of what is short', () => {
		expect(mask(secret)).toBe('a1b2…o5p6')
		expect(mask('hunter2')).toBe('••••')
		expect(mask('x'.repeat(15))).toBe('••••')
	})
})

describe('a fingerprint', () => {
	it('is twelve hexadecimal digits, the same for the same token, another for another', () => {
		expect(fingerprint(secret)).toMatch(/^[0-9a-f]{12}$/)
		expect(fingerprint(secret)).toBe(fingerprint(secret))
		expect(fingerprint(secret)).not.toBe(fingerprint(`${secret}x`))
	})
})
