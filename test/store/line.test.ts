import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeLine, encodeLine } from '../../source/store/line.ts'

const body = { v: 1, ops: [{ text: 'Grüße, 世界 👋', list: [1, null, true] }] }

it('reads any object back, as one line of JSON', () => {
	fc.assert(
		fc.property(
			fc.dictionary(
				fc.string().filter((name) => name !== '__proto__'),
				fc.jsonValue(),
				{ minKeys: 1 },
			),
			(object) => {
				const line = encodeLine(object)
				expect(line).not.toContain('\n')
				expect(JSON.parse(line)).toHaveProperty('crc')
				expect(decodeLine(Buffer.from(line))).toEqual(JSON.parse(JSON.stringify(object)))
			},
		),
	)
})

it('knows half a line for what it is, wherever it was cut', () => {
	const line = Buffer.from(encodeLine(body))
	expect(decodeLine(line)).toEqual(body)
	for (let length = 0; length < line.length; length++) {
		expect(decodeLine(line.subarray(0, length))).toBeUndefined()
		expect(decodeLine(line.subarray(line.length - length))).toBeUndefined()
	}
})

it('knows a line in which any bit has changed', () => {
	const line = Buffer.from(encodeLine(body))
	for (let index = 0; index < line.length * 8; index++) {
		const changed = Buffer.from(line)
		changed.writeUInt8(changed.readUInt8(index >> 3) ^ (1 << (index & 7)), index >> 3)
		expect(decodeLine(changed)).toBeUndefined()
	}
})
