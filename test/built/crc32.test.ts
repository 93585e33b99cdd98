import { crc32 as ofNode } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crc32 } from '../../scripts/quick/crc32.mjs'

it('the built program’s CRC-32 is that of node:zlib, for whole texts and for pieces, few and many bytes', () => {
	expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
	const bytes = fc.uint8Array({ maxLength: 300 })
	fc.assert(
		fc.property(bytes, bytes, (some, others) => {
			expect(crc32(some)).toBe(ofNode(some))
			expect(crc32(others, crc32(some))).toBe(ofNode(others, ofNode(some)))
		}),
		{ numRuns: 200 },
	)
	const many = Buffer.alloc(200_000, 'tgtoken')
	expect(crc32(many)).toBe(ofNode(many))
})
