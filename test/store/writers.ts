import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { History } from '../../source/work/ports.ts'
import { valueIn } from './store-world.ts'

const script = fileURLToPath(new URL('writing-child.ts', import.meta.url))

/** Starts a process that writes to the history, and hands over each line it confirms. */
export function writer(
	args: readonly (string | number)[],
	onLine: (line: string, child: ChildProcess) => void,
): Promise<{
	readonly code: number | null
	readonly signal: string | null
	readonly said: string
}> {
	const child = spawn(process.execPath, [script, ...args.map(String)], {
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	const complaints = text(child.stderr)
	const lines = createInterface({ input: child.stdout })
	lines.on('line', (line) => onLine(line, child))
	return Promise.all([once(child, 'exit'), once(lines, 'close'), complaints]).then(
		([[code, signal], , said]) => ({ code, signal, said }),
	)
}

/** What was confirmed and is not in the history. */
export async function missing(history: History, confirmed: readonly string[]): Promise<string[]> {
	const { tokens, connections } = history.view()
	const events = new Set(
		[...tokens].flatMap(([id, token]) => token.events.map((event) => `event ${id} ${event.id}`)),
	)
	const lost: string[] = []
	for (const line of confirmed) {
		if (events.has(line)) continue
		const id = line.split(' ')[1] ?? ''
		const isThere = connections.has(id) && line === `connection ${id}`
		const credentials = isThere ? valueIn(await history.credentials(id)) : {}
		if (credentials.secret !== `secret of ${id}`) lost.push(line)
	}
	return lost
}
