const shown: Readonly<Record<string, string>> = {
	enter: '⏎',
	esc: 'esc',
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	pageup: 'PgUp',
	pagedown: 'PgDn',
	home: 'Home',
	end: 'End',
	tab: 'Tab',
	'shift+tab': 'Shift-Tab',
	space: 'Space',
}

/** The names of an action's keys; digits in a row are one name, `0–9`. */
export function keysText(keys: readonly string[]): readonly string[] {
	const digits = keys.filter((key) => /^\d$/.test(key))
	const others = keys.filter((key) => !digits.includes(key)).map(keyText)
	if (digits.length < 3) return keys.map(keyText)
	return [`${digits[0]}–${digits.at(-1)}`, ...others]
}

/** A key's name as people read it in footer, help and readme: `⏎`, `Ctrl-C`, `d`. */
export function keyText(name: string): string {
	const known = shown[name]
	if (known !== undefined) return known
	return name.startsWith('ctrl+') ? `Ctrl-${name.slice(5).toUpperCase()}` : name
}
