import { crc32 as crc32OfNode } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crc32, crc32Here } from '../../source/store/crc32.ts'

it('is that of zlib, by either way, and goes on from one before', () => {
	expect(crc32Here(Buffer.from('123456789'), 0)).toBe(0xcbf43926)
	const bytes = fc.uint8Array({ maxLength: 3000 }).map((some) => Buffer.from(some))
	fc.assert(
		fc.property(bytes, bytes, (first, second) => {
			for (const sum of [crc32, crc32Here]) {
				const before = sum(first, 0)
				expect(before).toBe(crc32OfNode(first))
				expect(sum(second, before)).toBe(crc32OfNode(Buffer.concat([first, second])))
			}
		}),
		{ numRuns: 300 },
	)
})
