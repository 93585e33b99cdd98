import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Remembered, rememberedIn, rememberedText } from '../../source/model/remembered.ts'
import { sortColumns } from '../../source/model/token-order.ts'
import { rememberedFile } from '../../source/store/remembered-file.ts'
import { temporaryFolder } from './store-world.ts'

describe('what the screens remember', () => {
	it('comes back, the last of several writes, in a file that is the user’s alone', async () => {
		const folder = temporaryFolder()
		const before = process.umask(0)
		const file = rememberedFile(folder)
		await Promise.all(['one', 'two', 'three'].map((text) => file.write(text)))
		process.umask(before)
		expect(await rememberedFile(folder).read()).toBe('three')
		expect(readdirSync(folder)).toEqual(['remembered.json'])
		expect(statSync(join(folder, 'remembered.json')).mode & 0o777).toBe(0o600)
	})

	it('is nothing where there is no file, no folder, or somebody else’s place', async () => {
		const folder = temporaryFolder()
		expect(await rememberedFile(folder).read()).toBe('')
		const nowhere = rememberedFile(join(folder, 'none'))
		await nowhere.write('text')
		expect(await nowhere.read()).toBe('')
		writeFileSync(join(folder, 'other'), '{"sort":{"by":"label"}}')
		symlinkSync(join(folder, 'other'), join(folder, 'remembered.json'))
		expect(await rememberedFile(folder).read()).toBe('')
		await rememberedFile(folder).write('text')
		expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('{"sort":{"by":"label"}}')
	})

	it('is read as it was written', () => {
		const sort = fc.record({ by: fc.constantFrom(...sortColumns), descending: fc.boolean() })
		fc.assert(
			fc.property(sort, (each) => {
				const remembered: Remembered = { sort: each }
				expect(rememberedIn(rememberedText(remembered))).toEqual(remembered)
			}),
		)
	})

	it('is passed over where it says nothing that is known', () => {
		const odd = [
			'',
			'{',
			'null',
			'[]',
			'{"sort":null}',
			'{"sort":{"by":"size"}}',
			'{"sort":"label"}',
		]
		for (const text of odd) expect(rememberedIn(text)).toEqual({})
		fc.assert(
			fc.property(fc.json(), (text) => {
				const { sort } = rememberedIn(text)
				expect(sort === undefined || sortColumns.includes(sort.by)).toBe(true)
			}),
		)
	})
})
