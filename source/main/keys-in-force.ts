import type { Binding } from '../app/keys/binding.ts'
import { keyTable } from '../app/keys/keys.ts'
import type { LoadedConfig } from '../model/loaded-config.ts'

/** The keys in force, and the settings with those of their entries that are not heeded among the faults. */
export type KeysInForce = { readonly table: readonly Binding[]; readonly loaded: LoadedConfig }

/** The key table as the user's `config.json` has it. */
export async function keysInForce(loaded: LoadedConfig): Promise<KeysInForce> {
	if (Object.keys(loaded.config.keys).length === 0) return { table: keyTable, loaded }
	const { effectiveTable } = await import('../app/keys/effective-table.ts')
	const { table, faults: refused } = effectiveTable(keyTable, loaded.config.keys)
	const faults = refused.map(({ id, text }) => ({
		...(loaded.keyPlaces[id] ?? { line: 1, column: 1 }),
		path: `keys.${id}`,
		text,
	}))
	const all = [...loaded.faults, ...faults].sort((a, b) => a.line - b.line || a.column - b.column)
	return { table, loaded: { ...loaded, faults: all } }
}
