import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { newId } from '../../source/store/new-id.ts'
import type { History } from '../../source/work/ports.ts'
import { filesIn, freshFolder, looking, opened, valueIn } from './store-world.ts'

const script = fileURLToPath(new URL('writing-child.ts', import.meta.url))

/** Starts a process that writes to the history, and hands over each line it confirms. */
function writer(
	args: readonly (string | number)[],
	onLine: (line: string, child: ChildProcess) => void,
) {
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
async function missing(history: History, confirmed: readonly string[]): Promise<string[]> {
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

describe('several processes at one history', () => {
	it('lose nothing of one another, though all of them compact', async () => {
		const folder = freshFolder()
		const confirmed: string[] = []
		const ends = await Promise.all(
			['a', 'b', 'd', 'e'].map((name) =>
				writer([folder, name, 50], (line) => confirmed.push(line)),
			),
		)
		expect(ends).toEqual(ends.map(() => ({ code: 0, signal: null, said: '' })))
		expect(confirmed).toHaveLength(200)
		await looking(folder, async (history) => {
			expect(await missing(history, confirmed)).toEqual([])
			expect(history.status().notices).toEqual([])
			expect(history.view().tokens.get('tshared')?.events).toHaveLength(80)
		})
		const names = Object.keys(filesIn(folder)).sort()
		expect(names.filter((name) => name.startsWith('history-')).length).toBeLessThanOrEqual(2)
		expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
		expect(names.some((name) => /^history-\d\d+\.json$/.test(name))).toBe(true)
	}, 60_000)

	it('see one another’s changes while they run', async () => {
		const folder = freshFolder()
		const history = await opened({ folder })
		const heard = new Promise<void>((resolve) => {
			history.onChange(() => {
				if ((history.view().tokens.get('tshared')?.events.length ?? 0) === 4) resolve()
			})
		})
		const end = await writer([folder, 'a', 10], () => {})
		expect(end).toMatchObject({ code: 0, said: '' })
		await heard
		expect(history.view().connections.size).toBe(2)
	}, 60_000)
})

describe('a process that is killed', () => {
	it('loses nothing it has confirmed and leaves a readable history, wherever it was', async () => {
		const folder = freshFolder()
		const confirmed: string[] = []
		let killed = 0
		const check = () =>
			looking(folder, async (history) => {
				expect(await missing(history, confirmed)).toEqual([])
				expect(history.status()).toEqual({ folder, keyPlace: 'file 0600', notices: [] })
				expect(Object.keys(filesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
			})
		// By its own hand at a call on the disk, in strides that visit every kind of call.
		for (let round = 0; round < 20; round++) {
			const { signal } = await writer([folder, `k${round}`, 60, 7 + round * 29], (line) =>
				confirmed.push(line),
			)
			if (signal === 'SIGKILL') killed++
			await check()
		}
		// From outside, as its own progress tells, at whatever it does next.
		for (let round = 0; round < 10; round++) {
			const end = writer([folder, `p${round}`, 60], (line, child) => {
				confirmed.push(line)
				if (line.endsWith(`p${round}4`) || confirmed.length % 37 === 36) child.kill('SIGKILL')
			})
			if ((await end).signal === 'SIGKILL') killed++
			await check()
		}
		expect(killed).toBeGreaterThanOrEqual(25)
		await looking(folder, async (history) => {
			valueIn(
				await history.change([
					{
						kind: 'token',
						token: { id: 'tlast', connectionId: 'c1' },
						event: { id: newId('event'), atMs: 1, kind: 'asked', action: 'issue' },
					},
				]),
			)
		})
		expect(confirmed.length).toBeGreaterThan(200)
	}, 90_000)
})
