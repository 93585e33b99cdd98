import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { keysInForce } from '../../source/main/keys-in-force.ts'
import { configFaultText } from '../../source/model/config-fault-text.ts'
import { parseConfig } from '../../source/model/config-parse.ts'

const inForce = (text: string) =>
	keysInForce({ path: 'c.json', isThere: true, ...parseConfig(text) })

it('keys that are not heeded are faults of their own lines, all others are in force', async () => {
	const { table, loaded } = await inForce(
		'{\n "keys": {\n  "issue": "N",\n  "refresh": "d",\n  "deleet": "D",\n  "delete": ["enter"]\n } }',
	)
	const keysOf = (id: string) => table.find((row) => row.scope === 'tokens' && row.id === id)?.keys
	expect([keysOf('issue'), keysOf('refresh'), keysOf('delete')]).toEqual([['N'], ['r'], ['d']])
	const faults = loaded.faults.map((fault) => configFaultText('c.json', fault))
	expect(faults).toHaveLength(3)
	expect(faults[1]).toContain('c.json:5:3: keys.deleet: There is no such action.')
	expect(faults[2]).toContain('c.json:6:3: keys.delete: ⏎ answers questions')
	expect(faults[0]).toMatch(
		/c\.json:4:3: keys\.refresh: d already means “Delete the token.*which cannot be undone/,
	)
})

it('the example of the readme is in force as a whole', async () => {
	const readme = readFileSync(new URL('../../readme.md', import.meta.url), 'utf8')
	const [, example = ''] = /```json\n(\{\n\t"keys"[\s\S]*?)```/.exec(readme) ?? []
	const { table, loaded } = await inForce(example)
	expect(loaded.faults).toEqual([])
	expect(loaded.config).toMatchObject({ theme: 'light', lifetimeSeconds: 604_800 })
	expect(table.find(({ scope, id }) => scope === 'tokens' && id === 'refresh')?.keys).toEqual([
		'ctrl+r',
		'r',
	])
})
