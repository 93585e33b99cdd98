import type { Message } from '../message.ts'
import type { Binding, Scope } from './binding.ts'
import { keyNamed } from './key-name.ts'
import { keyText } from './key-text.ts'
import { scopeTitles } from './scope-titles.ts'

/** Keys by the id of their action, or by `screen.action` for one screen alone; none = no key at all. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>

/** An entry that is not heeded, and why, as a sentence. */
export type KeyFault = { readonly id: string; readonly text: string }

/** Texts are typed there, or something irrevocable is answered: their keys are the same for everybody. */
const fixed: ReadonlySet<Scope> = new Set([
	...(['everywhere', 'confirm', 'type-to-confirm', 'form', 'filter', 'palette'] as const),
	...(['unsaved', 'made-secret'] as const),
])

/** A row that says more by which of its keys it is cannot have others. */
function isFixed({ scope, messageOf }: Binding): boolean {
	return fixed.has(scope) || messageOf !== undefined
}

/** Without these nobody finds out of a screen, or what its keys are. */
const neverWithoutKey: ReadonlySet<Message['kind']> = new Set([
	...(['move', 'open', 'back', 'show-palette', 'show-help', 'quit'] as const),
])

/** What hands do without a thought. */
const withoutThought: ReadonlySet<Message['kind']> = new Set([
	...(['move', 'page', 'jump', 'open', 'back', 'mark', 'switch-all', 'quit'] as const),
	'go-to-connection',
])

/** What a question or a form takes for an answer. */
const answers: ReadonlySet<Message['kind']> = new Set(['answer-yes', 'submit'])

/**
 * The key table with the user's changes, and the changes that are not heeded: those that name no action or no key,
 * that would put two actions on one key of a screen (a dangerous one would be shadowed, or would shadow), that would
 * put what asks onto the key that answers, or that would leave no way off a screen. What is not heeded
 * leaves its action's keys as they were.
 */
export function effectiveTable(
	table: readonly Binding[],
	changes: KeyChanges,
): { readonly table: readonly Binding[]; readonly faults: readonly KeyFault[] } {
	const faults: KeyFault[] = []
	const heeded = new Map<string, readonly string[]>()
	for (const [id, written] of Object.entries(changes)) {
		const keys = written.map(keyNamed)
		const text = faultOfEntry(table, id, written, keys)
		if (text === undefined)
			heeded.set(
				id,
				keys.filter((key) => key !== undefined),
			)
		else faults.push({ id, text })
	}
	for (;;) {
		const changed = withChanges(table, heeded)
		const clash = firstClash(changed, heeded)
		if (!clash) return { table: changed, faults }
		heeded.delete(clash.id)
		faults.push(clash)
	}
}

/** Where that entry means something: the screens, and whatever lists rows over them. */
function rowsOf(table: readonly Binding[], id: string): readonly Binding[] {
	return table.filter((each) => !isFixed(each) && names(each).includes(id))
}

/** Both ways to name an action, the narrower first. */
function names({ scope, id }: Binding): readonly [string, string] {
	return [`${scope}.${id}`, id]
}

function faultOfEntry(
	table: readonly Binding[],
	id: string,
	written: readonly string[],
	keys: readonly (string | undefined)[],
): string | undefined {
	const rows = rowsOf(table, id)
	if (rows.length === 0) return 'There is no such action.'
	const unknown = keys.indexOf(undefined)
	if (unknown >= 0) return `${JSON.stringify(written[unknown])} is no key that can be chosen.`
	if (keys.length === 0 && rows.some(({ message }) => neverWithoutKey.has(message.kind))) {
		return 'This action needs a key: without it there would be no way on.'
	}
	for (const key of keys) {
		if (key === undefined) continue
		const means = (kinds: ReadonlySet<Message['kind']>) =>
			table.some((each) => each.keys.includes(key) && kinds.has(each.message.kind))
		const asks = ({ message, danger }: Binding) => danger || message.kind.startsWith('ask-')
		if (rows.some(asks) && means(answers)) {
			return `${keyText(key)} answers questions: what asks one cannot be on it, or pressing it twice would be a yes.`
		}
		if (rows.some(({ danger }) => danger) && means(withoutThought)) {
			return `${keyText(key)} is pressed without a thought: nothing that cannot be undone may be on it.`
		}
	}
	return undefined
}

function withChanges(
	table: readonly Binding[],
	changes: ReadonlyMap<string, readonly string[]>,
): readonly Binding[] {
	return table.map((each) => {
		if (isFixed(each)) return each
		const [narrow, wide] = names(each)
		const keys = changes.get(narrow) ?? changes.get(wide)
		return keys ? { ...each, keys } : each
	})
}

/** The first change by which two actions of a screen have the same key; of two changes, the later one. */
function firstClash(
	table: readonly Binding[],
	changes: ReadonlyMap<string, readonly string[]>,
): KeyFault | undefined {
	const seen = new Map<string, Binding>()
	for (const each of table) {
		for (const key of each.keys) {
			const place = `${each.scope} ${key}`
			const other = seen.get(place) ?? everywhereElse(table, each, key)
			seen.set(place, each)
			if (!other) continue
			const order = [...changes.keys()]
			const at = (row: Binding) => order.indexOf(names(row).find((name) => changes.has(name)) ?? '')
			const [blamed, kept] = at(each) > at(other) ? [each, other] : [other, each]
			const id = order[at(blamed)]
			if (id === undefined) continue
			return { id, text: clashText(key, kept) }
		}
	}
	return undefined
}

function everywhereElse(table: readonly Binding[], own: Binding, key: string) {
	return table.find(
		(each) => each.scope === 'everywhere' && each !== own && each.keys.includes(key),
	)
}

function clashText(key: string, { scope, help, danger }: Binding): string {
	const title = scopeTitles.find(([known]) => known === scope)?.[1] ?? scope
	const why = danger ? ', which cannot be undone' : ''
	return `${keyText(key)} already means “${help}”${why} (${title}): give that another key first.`
}
