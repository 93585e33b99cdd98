import { expect, test } from 'vitest'
import { isAtLeast, serverVersion } from '../../source/sim/server-version.ts'

test.each([
	['3.0', 'query'],
	['3.4.2', 'query'],
	['3.5', 'json'],
	['3.11', 'json'],
	['4.0', 'jwt'],
	['4.2.1', 'jwt'],
])('%s speaks the %s dialect', (text, dialect) => {
	expect(serverVersion(text).dialect).toBe(dialect)
})

test.each(['', '3', '2.9', '3.12', '4.3', '5.0', '3.9.', '3.9.x', ' 3.9'])(
	'“%s” is refused',
	(text) => {
		expect(() => serverVersion(text)).toThrow(RangeError)
	},
)

test('versions are compared number by number', () => {
	expect(isAtLeast(serverVersion('3.10'), 3, 9, 3)).toBe(true)
	expect(isAtLeast(serverVersion('3.9'), 3, 9, 3)).toBe(false)
	expect(isAtLeast(serverVersion('3.9.3'), 3, 9, 3)).toBe(true)
	expect(isAtLeast(serverVersion('3.1.12'), 3, 1, 4)).toBe(true)
})
