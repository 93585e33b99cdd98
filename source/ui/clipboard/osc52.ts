import { Buffer } from 'node:buffer'
import { handedThrough, type Multiplexer } from '../terminal/multiplexer.ts'

/** Most bytes of base64 that terminals are known to take in one OSC 52 sequence. */
const longest = 74_994

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
	return inside === 'tmux' ? raw + handedThrough(raw, inside) : handedThrough(raw, inside)
}
