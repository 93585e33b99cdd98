/** GNU screen hands a device control string through when it is no longer than this. */
const longestInScreen = 76

/** What stands between this program and the user's terminal. */
export type Multiplexer = 'none' | 'tmux' | 'screen'

/** Which of them this program runs in. */
export function multiplexerOf(env: Readonly<Record<string, string | undefined>>): Multiplexer {
	if (env.TMUX) return 'tmux'
	return env.STY ? 'screen' : 'none'
}

/** A sequence for the user's terminal, wrapped so that what stands before it hands it through. */
export function handedThrough(sequence: string, inside: Multiplexer): string {
	switch (inside) {
		case 'none':
			return sequence
		case 'tmux':
			return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`
		case 'screen':
			return (sequence.match(new RegExp(`[^]{1,${longestInScreen}}`, 'gu')) ?? [])
				.map((part) => `\u001bP${part}\u001b\\`)
				.join('')
	}
}
