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

/** A key's name as people read it in footer, help and readme: `⏎`, `Ctrl-C`, `d`. */
export function keyText(name: string): string {
	const known = shown[name]
	if (known !== undefined) return known
	return name.startsWith('ctrl+') ? `Ctrl-${name.slice(5).toUpperCase()}` : name
}
