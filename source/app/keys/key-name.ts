import { keyText } from './key-text.ts'

const named = [
	...['enter', 'esc', 'up', 'down', 'left', 'right', 'pageup', 'pagedown', 'home', 'end'],
	...['tab', 'shift+tab', 'space'],
]

/** As people write them too: as help shows them, and by their other names. */
const spellings: ReadonlyMap<string, string> = new Map([
	...named.map((name) => [keyText(name).toLowerCase(), name] as const),
	...named.map((name) => [name, name] as const),
	['return', 'enter'],
	['escape', 'esc'],
])

/**
 * Letters that a terminal sends for another key, or keeps for itself, where Ctrl is held: C leaves, Z stops the
 * program, H is Backspace, I is Tab, J and M are Enter.
 */
const notWithCtrl = 'cz' + 'hijm'

/**
 * A key as the key table spells it, from how a person writes it: `ctrl+d`, `Ctrl-D`, `PgDn`, `x`, `X`. Undefined
 * for what is no key, or none of ours to give away: Backspace and Delete, and letters that Ctrl makes another key.
 */
export function keyNamed(written: string): string | undefined {
	if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(written)) return written
	const lower = written.toLowerCase().replace(/^(ctrl|shift)-/, '$1+')
	const letter = /^ctrl\+([a-z])$/.exec(lower)?.[1]
	if (letter !== undefined) return notWithCtrl.includes(letter) ? undefined : lower
	return spellings.get(lower) ?? spellings.get(written.toLowerCase())
}
