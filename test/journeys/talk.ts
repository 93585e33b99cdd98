import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createRuntime, type Runtime } from '../../source/app/runtime.ts'
import type { State } from '../../source/app/state.ts'
import { connectionsInEnvironment } from '../../source/model/connections-in-environment.ts'
import { type Simulator, startSimulator } from '../../source/sim/start-simulator.ts'
import { memoryLocks } from '../../source/store/memory-locks.ts'
import { converse } from '../../source/ui/spoken/conversation.ts'
import type { HistoryView } from '../../source/work/ports.ts'
import {
	addLab,
	type JourneyOptions,
	type ManualClock,
	manualClock,
	openAt,
	portsOn,
} from './journey.tsx'

/** A story told in plain lines, over real HTTP, on a real disk, at a fixed time. */
export type Talk = {
	readonly sim: Simulator
	readonly runtime: Runtime
	readonly clock: ManualClock
	/** Types lines one after another, each once the answer to the one before has been said whole; answers what was said since. */
	type(...lines: readonly string[]): Promise<string>
	/** Types the number that was last said before that action or row. */
	choose(text: string): Promise<string>
	/** Types lines with no wait between nor after them. */
	typeAtOnce(...lines: readonly string[]): void
	/** Waits until nothing is under way and every question may be answered; answers what was said since. */
	idle(): Promise<string>
	/** Waits until the state is as wanted; answers what was said since. */
	until(wanted: (state: State) => boolean): Promise<string>
	/** Everything that was said, as one text. */
	all(): string
	/** Whether what is typed now would be shown. */
	isShown(): boolean
	restppPort(): string
	gsqlPort(): string
	disk(): Promise<HistoryView>
	files(): Promise<string>
	/** Requests that change something on the server, as `POST /requesttoken`. */
	calls(): readonly string[]
}

/** The instant every talk begins at. */
export const talkStartMs = Date.UTC(2026, 10, 24, 9, 0, 0)

/** Starts a server that hands out the same each time, a history and a conversation on them. */
export async function startTalk(options: JourneyOptions = {}): Promise<Talk> {
	const { connection, clipboard, environment, timeoutMs, columns, rows, ...simulator } = options
	const clock = manualClock(talkStartMs)
	const sim = await startSimulator({ seed: 'talk', now: clock.nowMs, ...simulator })
	onTestFinished(() => sim.close())
	const folder = await mkdtemp(join(tmpdir(), 'tgtoken-talk-'))
	onTestFinished(() => rm(folder, { recursive: true, force: true }))
	if (connection !== null) await addLab(sim, folder, connection ?? {})
	const history = await openAt(folder)
	const runtime = createRuntime({
		autoRefresh: { locks: memoryLocks(), random: () => 0.5 },
		ports: portsOn(history, clock, timeoutMs),
		clock,
		clipboard: clipboard ?? (async () => ({ done: true, way: 'the test took it' })),
		foundConnections: async () => connectionsInEnvironment(environment ?? {}, { all: true }).rows,
		columns: columns ?? 80,
		rows: rows ?? 24,
		demo: false,
	})
	runtime.send({ kind: 'started' })
	let said: string[] = []
	const all: string[] = []
	let isHidden = false
	const conversation = converse(runtime, {
		say: (lines) => {
			said.push(...lines)
			all.push(...lines)
		},
		settle: async () => {
			await turn()
			return false
		},
		hide: (hidden) => {
			isHidden = hidden
		},
	})
	onTestFinished(async () => {
		conversation.end()
		runtime.send({ kind: 'end' })
		await runtime.whenLeft()
		await history.close()
	})
	const since = () => {
		const lines = said
		said = []
		return inWords(sim, lines)
	}
	const idle = async () => {
		// Twice: what has ended may have asked something.
		for (let round = 0; round < 2; round++) {
			await turn()
			await runtime.whenIdle()
			await turn()
		}
		return since()
	}
	const type = async (...lines: readonly string[]) => {
		const answers: string[] = []
		for (const line of lines) {
			conversation.hear(line)
			answers.push(await idle())
		}
		return answers.filter((answer) => answer !== '').join('\n')
	}
	return {
		sim,
		runtime,
		clock,
		idle,
		until: (wanted) =>
			new Promise((resolve) => {
				const look = () => {
					if (!wanted(runtime.getState())) return
					stop()
					resolve(since())
				}
				const stop = runtime.subscribe(look)
				look()
			}),
		type,
		choose: (text) => {
			const line = all.findLast((each) => /^\d+\. /.test(each) && each.includes(`. ${text}`))
			if (line === undefined) throw new Error(`nothing to choose says ${text}`)
			return type(line.slice(0, line.indexOf('.')))
		},
		typeAtOnce: (...lines) => {
			for (const line of lines) conversation.hear(line)
		},
		all: () => inWords(sim, all),
		restppPort: () => String(sim.restppPort),
		gsqlPort: () => String(sim.gsqlPort),
		isShown: () => !isHidden,
		disk: async () => {
			const other = await openAt(folder)
			const view = other.view()
			await other.close()
			return view
		},
		files: async () => {
			const names = await readdir(folder)
			const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))
			return texts.join('\n')
		},
		calls: () =>
			sim.log
				.filter(({ method }) => method !== 'GET')
				.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`),
	}
}

/** What was said, with what differs from run to run by its kind. */
function inWords(sim: Simulator, lines: readonly string[]): string {
	return lines
		.join('\n')
		.replaceAll(String(sim.restppPort), 'RESTPP')
		.replaceAll(String(sim.gsqlPort), 'GSQL')
		.replace(/\d+ milliseconds?/g, 'N milliseconds')
		.replace(/Id: \w+/g, 'Id: ID')
}

/** A turn of the event loop. */
function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve))
}
