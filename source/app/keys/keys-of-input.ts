/** The flags of one input event that matter here; Ink's `Key` is one of these. */
export type InputFlags = {
	readonly upArrow: boolean
	readonly downArrow: boolean
	readonly leftArrow: boolean
	readonly rightArrow: boolean
	readonly pageDown: boolean
	readonly pageUp: boolean
	readonly home: boolean
	readonly end: boolean
	readonly return: boolean
	readonly escape: boolean
	readonly tab: boolean
	readonly backspace: boolean
	readonly delete: boolean
	readonly ctrl: boolean
	readonly shift: boolean
	readonly meta: boolean
}

const named = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageDown', 'pagedown'],
	['pageUp', 'pageup'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'esc'],
	// Terminals report Backspace as either; Delete is therefore never a key of its own.
	['backspace', 'backspace'],
	['delete', 'backspace'],
] as const

/**
 * The names of the keys in one input event, as the key table spells them.
 *
 * One event can hold several presses of the same key (`jjj` of a held key): each is answered. An
 * event of different characters is a paste and means no key at all, or a pasted token would run
 * commands. A letter with Meta is no plain letter.
 */
export function keysOfInput(input: string, flags: InputFlags): readonly string[] {
	if (flags.escape) return ['esc']
	if (flags.tab) return [flags.shift ? 'shift+tab' : 'tab']
	if (flags.meta) return []
	for (const [flag, name] of named) if (flags[flag]) return [name]
	const characters = [...input]
	const [first] = characters
	if (first === undefined || characters.some((each) => each !== first)) return []
	const name = first === ' ' ? 'space' : first
	return characters.map(() => (flags.ctrl ? `ctrl+${name}` : name))
}
