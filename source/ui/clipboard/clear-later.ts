import { spawn } from 'node:child_process'

/** Waits, and empties the clipboard if what is in it is still the line it was given. */
const script =
	'IFS= read -r held; sleep "$1"; if [ "$(eval "$2" 2>/dev/null)" = "$held" ]; then eval "$3"; fi'

/**
 * Empties a clipboard after so many seconds, unless something else is in it by then. A small shell
 * of its own does it, so that it is done also when this program has been left; the text reaches it
 * through a pipe. Answers how to call it off.
 */
export function clearLater(
	text: string,
	seconds: number,
	commands: { readonly read: string; readonly clear: string },
	env: NodeJS.ProcessEnv,
): () => void {
	const child = spawn(
		'/bin/sh',
		['-c', script, 'tgtoken-clear', String(seconds), commands.read, commands.clear],
		{ env, detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
	)
	child.on('error', () => undefined)
	child.stdin.on('error', () => undefined)
	child.stdin.end(`${text}\n`)
	child.unref()
	return () => {
		try {
			// The whole group: its sleep goes with it.
			if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid)
		} catch {
			// It is over already.
		}
	}
}
