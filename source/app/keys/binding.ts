import type { Message } from '../message.ts'
import type { State } from '../state.ts'

/** Where a key means something. An overlay's scope owns the keyboard while it is there. */
export type Scope =
	| 'everywhere'
	| 'connections'
	| 'tokens'
	| 'inspect'
	| 'secrets'
	| 'made-secret'
	| 'filter'
	| 'palette'
	| 'said'
	| 'batch'
	| 'choice'
	| 'examination'
	| 'waking'
	| 'block-list'
	| 'horizon'
	| 'activity'
	| 'confirm'
	| 'type-to-confirm'
	| 'form'
	| 'help'
	| 'fault'
	| 'unsaved'

/** One row of the key table: the handler, the footer, the help and the readme are made from it. */
export type Binding = {
	readonly scope: Scope
	/** What `config.json` calls it: its hint in small letters, `copy-as`. The same on every screen that has it. */
	readonly id: string
	/** Key names as `keys-of-input.ts` spells them; the first is the one shown. */
	readonly keys: readonly string[]
	/** One or two words for the footer. */
	readonly hint: string
	/** A sentence for help and readme. */
	readonly help: string
	/** Place in the footer, 1 first; absent = help only. */
	readonly footer?: number
	/** Whether it can end in something that cannot be undone. */
	readonly danger?: true
	/** Why the key does nothing now, as a sentence; undefined when it works. */
	readonly off?: (state: State) => string | undefined
	readonly message: Message
	/** Where it depends on which of its keys was pressed; such a row keeps its keys, and is not in the palette. */
	readonly messageOf?: (key: string) => Message
}

/** What a row says besides its keys, words and message. */
type Extra = Pick<Binding, 'footer' | 'danger' | 'off' | 'messageOf'>

/** A row without its scope, for keys that mean the same on several screens. */
export type Row = Omit<Binding, 'scope'>

/** Writes a row of the table. `keys` are separated by spaces. */
export function row(
	keys: string,
	hint: string,
	help: string,
	message: Message,
	extra: Extra = {},
): Row {
	return { id: idOf(hint), keys: keys.split(' '), hint, help, message, ...extra }
}

function idOf(hint: string): string {
	return hint
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
}

/** The rows, in that scope. */
export function inScope(
	scope: Scope,
	...rows: readonly (Row | readonly Row[])[]
): readonly Binding[] {
	return rows.flat().map((each) => ({ ...each, scope }))
}
