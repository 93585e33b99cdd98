import { Buffer } from 'node:buffer'

/** Most bytes of base64 that terminals are known to take in one OSC 52 sequence. */
const longest = 74_994

/**
 * The sequence that puts a text into the clipboard of the user's terminal (OSC 52), over SSH too;
 * inside tmux wrapped so that tmux hands it through. Undefined for a text terminals would cut.
 */
export function osc52(text: string, insideTmux: boolean): string | undefined {
	const encoded = Buffer.from(text, 'utf8').toString('base64')
	if (encoded.length > longest) return undefined
	const plain = `\u001b]52;c;${encoded}\u0007`
	return insideTmux ? `\u001bPtmux;${plain.replaceAll('\u001b', '\u001b\u001b')}\u001b\\` : plain
}

/**
 * A way to the clipboard through the terminal, as the runtime wants it: writes the sequence and says
 * in words which way the text went. Whether the terminal took it nobody can know.
 */
export function terminalClipboard(
	write: (text: string) => void,
	env: { readonly TMUX?: string | undefined },
): (text: string) => Promise<string> {
	return async (text) => {
		const insideTmux = Boolean(env.TMUX)
		const sequence = osc52(text, insideTmux)
		if (sequence === undefined) return 'not done, it is too long for the terminal'
		// tmux takes the plain one where set-clipboard is on, and hands the wrapped one through.
		if (insideTmux) write(osc52(text, false) ?? '')
		write(sequence)
		return insideTmux
			? 'sent to the terminal’s clipboard through tmux (OSC 52)'
			: 'sent to the terminal’s clipboard (OSC 52)'
	}
}
