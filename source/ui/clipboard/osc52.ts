import { Buffer } from 'node:buffer'

/** Most bytes of base64 that terminals are known to take in one OSC 52 sequence. */
const longest = 74_994

/** GNU screen hands a device control string through when it is no longer than this. */
const longestInScreen = 76

/** What stands between this program and the user's terminal. */
export type Multiplexer = 'none' | 'tmux' | 'screen'

/**
 * The sequences that put a text into the clipboard of the user's terminal (OSC 52, xterm's control
 * sequences), over SSH too. Inside tmux and GNU screen it is wrapped so that they hand it through;
 * tmux gets it unwrapped besides, which it takes where its `set-clipboard` is on. Undefined for a
 * text that terminals would cut.
 */
export function osc52(text: string, inside: Multiplexer): string | undefined {
	const encoded = Buffer.from(text, 'utf8').toString('base64')
	if (encoded.length > longest) return undefined
	const raw = `\u001b]52;c;${encoded}\u0007`
	switch (inside) {
		case 'none':
			return raw
		case 'tmux':
			return `${raw}\u001bPtmux;${raw.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`
		case 'screen':
			return (raw.match(new RegExp(`[^]{1,${longestInScreen}}`, 'gu')) ?? [])
				.map((part) => `\u001bP${part}\u001b\\`)
				.join('')
	}
}
