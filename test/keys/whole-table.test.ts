import { describe, expect, it } from 'vitest'
import type { Binding } from '../../source/app/keys/binding.ts'
import { keysOf, keyTable, scopeOf } from '../../source/app/keys/keys.ts'
import { paletteActions } from '../../source/app/keys/palette.ts'
import { press } from '../../source/app/keys/press.ts'
import type { State } from '../../source/app/state.ts'
import { commandNames } from '../../source/cli/commands.ts'
import { figure } from '../rounds.ts'
import { pages } from '../ui/pages.ts'

const states = await Promise.all(Object.values(pages).map((page) => page(80, 24)))

/** States in which a row of the table has the keyboard; one that works everywhere has it in all of them. */
function statesOf({ scope }: Binding): readonly State[] {
	return scope === 'everywhere' ? states : states.filter((state) => scopeOf(state) === scope)
}

/** Keys that look or feel like one: the other case, with Ctrl, its neighbour. */
function near(key: string): readonly string[] {
	if (key.length > 1) return [`ctrl+${key}`, key.toUpperCase(), `${key} `]
	const other = key === key.toLowerCase() ? key.toUpperCase() : key.toLowerCase()
	return [other, `ctrl+${key.toLowerCase()}`, `${key}${key}`, 'backspace'].filter(
		(each) => each !== key,
	)
}

describe('every row of the key table', () => {
	it('does its own at each of its keys, or says why not, wherever its screen is', () => {
		let presses = 0
		for (const row of keyTable) {
			const where = statesOf(row)
			expect(where.length, `no page of ${row.scope}`).toBeGreaterThan(0)
			for (const state of where) {
				for (const key of row.keys) {
					const reason = row.off?.(state)
					const message = row.messageOf?.(key) ?? row.message
					const wanted = reason === undefined ? message : { kind: 'refused-key', reason }
					expect(press(state, key), `${row.scope} ${key}`).toEqual(wanted)
					presses++
				}
			}
		}
		figure('keys that match', { rows: keyTable.length, presses })
	})

	it('does nothing at keys that are near its own and in no other row', () => {
		let presses = 0
		for (const row of keyTable) {
			const [state] = statesOf(row)
			if (!state) continue
			const known = keyTable.filter(
				({ scope }) => scope === 'everywhere' || scope === scopeOf(state),
			)
			for (const key of row.keys.flatMap(near)) {
				if (known.some(({ keys }) => keys.includes(key))) continue
				expect(press(state, key), `${row.scope} ${key}`).toBeUndefined()
				presses++
			}
		}
		expect(presses).toBeGreaterThan(keyTable.length)
		figure('keys that do not', { rows: keyTable.length, presses })
	})
})

/** Moving about, and what finds the rest, are keys alone. */
const keysAlone: ReadonlySet<string> = new Set(['move', 'show-palette', 'go-to-connection'])

const screens = ['connections', 'tokens', 'inspect', 'secrets'] as const

it('every action of a screen is in its palette', () => {
	for (const scope of screens) {
		const [state] = states.filter((each) => scopeOf(each) === scope)
		if (!state) throw new Error(`no page of ${scope}`)
		const found = new Set(paletteActions(state, '').map(({ id }) => id))
		const missing = keysOf(keyTable, scope).filter(
			({ id, message }) => !keysAlone.has(message.kind) && !found.has(id),
		)
		expect({ scope, missing: missing.map(({ id }) => id) }).toEqual({ scope, missing: [] })
	}
})

/** The command that does the same, by the id of the action; null = it is about the screens themselves. */
const asCommand: Readonly<Record<string, string | null>> = {
	tokens: 'list',
	'all-tokens': 'list',
	inspect: 'inspect',
	add: 'connections add',
	import: 'import',
	'connections.import': 'connections import',
	edit: 'connections edit',
	test: 'connections test',
	wait: 'connections test',
	issue: 'issue',
	refresh: 'refresh',
	delete: 'delete',
	'connections.delete': 'connections remove',
	secrets: 'secrets list',
	list: 'secrets list',
	make: 'secrets create',
	drop: 'secrets drop',
	'block-list': 'block-list',
	current: 'current',
	label: 'label',
	copy: 'token',
	'copy-as': 'snippet',
	show: 'inspect',
	verify: 'verify',
	'auto-refresh': 'watch',
	'clean-up': 'delete',
	export: 'history export',
	horizon: 'check',
	filter: 'list',
	...Object.fromEntries(
		[
			...['down', 'up', 'page-down', 'page-up', 'top', 'bottom', 'go-to', 'all-or-one', 'sort'],
			...['turn', 'mark', 'range', 'unmark', 'batch', 'last-error', 'stop', 'back', 'actions'],
			...['messages', 'activity', 'unsaved', 'all-keys', 'quit'],
		].map((id) => [id, null]),
	),
}

it('every action of a screen is a command too, where that makes sense', () => {
	const names = new Set<string>(commandNames)
	const rows = screens.flatMap((scope) => keysOf(keyTable, scope))
	for (const { scope, id } of rows) {
		const command = asCommand[`${scope}.${id}`] ?? asCommand[id]
		expect(command, `${scope}.${id} has no row here`).not.toBeUndefined()
		if (command !== null) expect(names, `${scope}.${id}`).toContain(command)
	}
	const used = new Set(rows.flatMap(({ scope, id }) => [`${scope}.${id}`, id]))
	expect(Object.keys(asCommand).filter((id) => !used.has(id))).toEqual([])
})
