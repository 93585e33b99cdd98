import { createInterface } from 'node:readline'
import type { InputStream } from '../cli/command-context.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'

/** Longer input than this is no secret and no token. */
const mostCharacters = 64 * 1024

/**
 * Standard input as the commands use it. An interrupt ends every wait. It is opened when it is first
 * looked at: that takes Node as long as reading a history, and most commands never do.
 */
export function inputStream(
	stdin: () => NodeJS.ReadStream,
	signal: () => AbortSignal,
): InputStream {
	return {
		get isTerminal() {
			return stdin().isTTY === true
		},
		readAll: () => readAll(stdin(), signal()),
		readHidden: (prompt) => readHidden(stdin(), signal(), prompt),
	}
}

/** One line from the terminal; undefined at the end of input and at an interrupt. */
export function askLine(
	stdin: NodeJS.ReadStream,
	stderr: NodeJS.WriteStream,
	signal: AbortSignal,
	question: string,
): Promise<string | undefined> {
	// Not readline's own line editing: it would swallow Ctrl-C.
	const lines = createInterface({ input: stdin, terminal: false })
	stderr.write(question)
	return new Promise((resolve) => {
		const end = (answer?: string) => {
			signal.removeEventListener('abort', onAbort)
			// Before closing, which answers too: as the end of input.
			resolve(answer)
			lines.close()
		}
		const onAbort = () => {
			stderr.write('\n')
			end()
		}
		signal.addEventListener('abort', onAbort)
		lines.once('line', end)
		lines.once('close', () => end())
	})
}

function readAll(stdin: NodeJS.ReadStream, signal: AbortSignal): Promise<Outcome<string>> {
	return new Promise((resolve) => {
		let text = ''
		const end = (outcome: Outcome<string>) => {
			signal.removeEventListener('abort', onAbort)
			stdin.destroy()
			resolve(outcome)
		}
		const onAbort = () => end(failed('cancelled'))
		signal.addEventListener('abort', onAbort)
		stdin.setEncoding('utf8')
		stdin.on('data', (chunk: string) => {
			text += chunk
			if (text.length > mostCharacters) {
				end(failed('wrong-usage', { detail: 'What comes on stdin is longer than 64 KiB.' }))
			}
		})
		stdin.once('end', () => end(ok(text)))
		stdin.once('error', () => end(failed('file-unreadable', { place: 'stdin' })))
	})
}

/** Reads a line in raw mode, so that the terminal does not show it. */
function readHidden(
	stdin: NodeJS.ReadStream,
	signal: AbortSignal,
	prompt: string,
): Promise<Outcome<string>> {
	return new Promise((resolve) => {
		let typed = ''
		// Before the prompt: whoever has seen it may type at once, and the terminal must not show that.
		stdin.setRawMode(true)
		process.stderr.write(prompt)
		stdin.setEncoding('utf8')
		const end = (outcome: Outcome<string>) => {
			signal.removeEventListener('abort', onAbort)
			stdin.setRawMode(false)
			stdin.removeListener('data', onData)
			stdin.pause()
			process.stderr.write('\n')
			resolve(outcome)
		}
		const onAbort = () => end(failed('cancelled'))
		const onData = (chunk: string) => {
			for (const key of chunk) {
				if (key === '\r' || key === '\n' || key === '\u0004') return end(ok(typed))
				if (key === '\u0003') return process.kill(process.pid, 'SIGINT')
				if (key === '\u007f' || key === '\b') typed = [...typed].slice(0, -1).join('')
				else if (key === '\u0015') typed = ''
				else typed += key
			}
			return undefined
		}
		signal.addEventListener('abort', onAbort)
		stdin.on('data', onData)
		// After an earlier question it is paused, and a listener alone does not set it going again.
		stdin.resume()
	})
}
