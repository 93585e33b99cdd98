import { characterWidth } from '../model/text-width.ts'
import type { SpokenTerminal } from '../ui/spoken/conversation.ts'
import { typedKeys } from './typed-keys.ts'

/** A terminal that is read and written line by line, with no escape sequence. */
export type LineTerminal = SpokenTerminal & {
	/** Gives the terminal back as it was. Again = nothing. */
	readonly close: () => void
}

/** What is done about what is typed. */
export type LineListener = {
	readonly onLine: (line: string) => void
	/** Ctrl-C. What was typed of the line is forgotten. */
	readonly onInterrupt: () => void
	/** Ctrl-D on an empty line. */
	readonly onEnd: () => void
	/** Ctrl-Z, while the terminal is the shell's again; resolves once the process goes on. */
	readonly onSuspend: () => Promise<void>
}

/**
 * Reads lines from a terminal in raw mode, so that a secret is never shown and a line that was begun
 * before a question can be dropped. Several lines at once are a paste, which is no choice: they are
 * dropped and it is said. `echoes` is false where something else shows what is typed.
 */
export function lineTerminal(
	stdin: NodeJS.ReadStream,
	stdout: Pick<NodeJS.WriteStream, 'write'>,
	listener: LineListener,
	echoes = true,
): LineTerminal {
	let typed = ''
	let isHidden = false
	let isClosed = false
	let settling = 0
	let hasDropped = false

	const echo = (text: string) => {
		if (echoes && !isHidden) stdout.write(text)
	}

	const say = (lines: readonly string[]) => {
		// What was begun stands on a line of its own, and again after what is said.
		const isBegun = echoes && !isHidden && typed !== ''
		stdout.write(`${isBegun ? '\n' : ''}${lines.join('\n')}\n${isBegun ? typed : ''}`)
	}

	const forget = () => {
		if (echoes && typed !== '') stdout.write('\n')
		typed = ''
	}

	const erase = (from: number) => {
		const characters = [...typed]
		const width = characters
			.slice(from)
			.reduce((sum, character) => sum + characterWidth(character), 0)
		typed = characters.slice(0, Math.max(0, from)).join('')
		echo('\b \b'.repeat(width))
	}

	const enter = () => {
		const line = typed
		typed = ''
		if (echoes) stdout.write('\n')
		listener.onLine(line)
	}

	const suspend = async () => {
		stdin.setRawMode(false)
		await listener.onSuspend()
		if (!isClosed) stdin.setRawMode(true)
	}

	const onData = (chunk: string) => {
		const keys = typedKeys(chunk)
		if (settling > 0) {
			hasDropped = true
			// Leaving is never dropped.
			if (keys.some(({ kind }) => kind === 'interrupt')) listener.onInterrupt()
			return
		}
		const entered = keys.findIndex(({ kind }) => kind === 'enter')
		if (entered >= 0 && entered < keys.length - 1) {
			forget()
			return say(['Several lines came at once, as from a paste: nothing was done with them.'])
		}
		for (const key of keys) {
			switch (key.kind) {
				case 'text':
					typed += key.text
					echo(key.text)
					break
				case 'enter':
					enter()
					break
				case 'erase':
					erase([...typed].length - 1)
					break
				case 'erase-all':
					erase(0)
					break
				case 'interrupt':
					forget()
					listener.onInterrupt()
					break
				case 'end':
					if (typed === '') listener.onEnd()
					break
				case 'suspend':
					void suspend()
					break
			}
		}
	}

	stdin.setRawMode(true)
	stdin.setEncoding('utf8')
	stdin.on('data', onData)
	stdin.resume()
	return {
		say,
		settle: () =>
			new Promise((resolve) => {
				settling++
				hasDropped ||= typed !== ''
				forget()
				// Written out first; then one turn in which everything is read that lay there.
				stdout.write('', () => {
					setImmediate(() =>
						setImmediate(() => {
							settling--
							const dropped = hasDropped
							hasDropped = false
							resolve(dropped)
						}),
					)
				})
			}),
		hide: (hidden) => {
			isHidden = hidden
		},
		close: () => {
			if (isClosed) return
			isClosed = true
			stdin.off('data', onData)
			stdin.setRawMode(false)
			stdin.pause()
		},
	}
}
