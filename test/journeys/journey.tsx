import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { render } from 'ink-testing-library'
import { onTestFinished } from 'vitest'
import type { Clipboard } from '../../source/app/effects/copied.ts'
import { createRuntime, type Runtime } from '../../source/app/runtime.ts'
import type { State } from '../../source/app/state.ts'
import type { Clock } from '../../source/app/time/clock.ts'
import type { Connection } from '../../source/model/connection.ts'
import { connectionsInEnvironment } from '../../source/model/connections-in-environment.ts'
import { createApi } from '../../source/rest/create-api.ts'
import {
	type Simulator,
	type SimulatorOptions,
	startSimulator,
} from '../../source/sim/start-simulator.ts'
import { newId } from '../../source/store/new-id.ts'
import { openHistory } from '../../source/store/open-history.ts'
import { processLocks } from '../../source/store/process-locks.ts'
import { writeUserFile } from '../../source/store/user-file.ts'
import type { History, HistoryView, Ports } from '../../source/work/ports.ts'
import { saveConnection } from '../../source/work/save-connection.ts'
import { PlainScreens } from '../ui/plain-screens.tsx'

/** A story told through the real screens, over real HTTP, on a real disk. */
export type Journey = {
	readonly sim: Simulator
	readonly folder: string
	readonly runtime: Runtime
	readonly clock: ManualClock
	/** Presses keys one after another, and after each waits until idle. */
	press(...keys: readonly string[]): Promise<void>
	/** Presses keys with no wait between nor after them. */
	pressAtOnce(...keys: readonly string[]): void
	/** Types a text into the field that has the keyboard. */
	type(text: string): Promise<void>
	/** Waits until nothing is under way and what lies over the screen has been drawn. */
	idle(): Promise<void>
	/** Waits until the state is as wanted. */
	until(wanted: (state: State) => boolean): Promise<void>
	/** Waits until a frame shows this text. */
	untilShows(text: string): Promise<void>
	screen(): string
	/** Every frame drawn so far. */
	frames(): readonly string[]
	/** What the disk holds, read anew as another process would. */
	disk(): Promise<HistoryView>
	/** The text of every file in the history's folder. */
	files(): Promise<string>
	/** Requests the server got about tokens, as `POST /requesttoken`. */
	calls(): readonly string[]
	/** Opens another window on the same disk, at the same time. */
	beside(): Promise<Journey>
	/** Ends the screens and opens them again on the same disk. */
	reopen(): Promise<Journey>
	connection(): Connection
}

/** A clock that stands still until the test moves it. */
export type ManualClock = Clock & { move(ms: number): void }

/** How the story begins. */
export type JourneyOptions = SimulatorOptions & {
	/** Changes of the connection `lab` that is there at the start; null = no connection. */
	readonly connection?: {
		readonly production?: boolean
		readonly readOnly?: boolean
		readonly secret?: string
		/** A user, whose password is its name. */
		readonly user?: string
	} | null
	readonly columns?: number
	readonly rows?: number
	readonly timeoutMs?: number
	readonly clipboard?: Clipboard
	/** What the user's environment names. */
	readonly environment?: Readonly<Record<string, string>>
}

const named: Readonly<Record<string, string>> = {
	enter: '\r',
	// The form of the kitty protocol: it needs no wait to tell it from a longer sequence.
	esc: '\u001b[27u',
	up: '\u001b[A',
	down: '\u001b[B',
	tab: '\t',
	backspace: '\u007f',
	space: ' ',
	'ctrl+c': '\u0003',
	'ctrl+t': '\u0014',
}

/** Starts a server, a history in a folder of its own and the screens on them. */
export async function startJourney(options: JourneyOptions = {}): Promise<Journey> {
	const { connection, columns, rows, timeoutMs, clipboard, environment, ...simulator } = options
	const sim = await startSimulator(simulator)
	onTestFinished(() => sim.close())
	const folder = await mkdtemp(join(tmpdir(), 'tgtoken-journey-'))
	onTestFinished(() => rm(folder, { recursive: true, force: true }))
	if (connection !== null) await addLab(sim, folder, connection ?? {})
	return openScreens(sim, folder, { columns, rows, timeoutMs, clipboard, environment })
}

/** Writes the connection `lab` to that server into the history of that folder. */
export async function addLab(
	sim: Simulator,
	folder: string,
	connection: NonNullable<JourneyOptions['connection']>,
): Promise<void> {
	const history = await openAt(folder)
	const saved = await saveConnection(portsOn(history, manualClock(), undefined), {
		typed: {
			name: 'lab',
			url: 'http://127.0.0.1',
			graph: 'tests',
			restppPort: String(sim.restppPort),
			gsqlPort: String(sim.gsqlPort),
			protocol: '',
			user: connection.user ?? '',
			secretAlias: '',
			defaultLifetime: '30d',
			production: connection.production ?? false,
			readOnly: connection.readOnly ?? false,
		},
		credentials: {
			secret: connection.secret ?? sim.secrets.secret1 ?? '',
			...(connection.user !== undefined && { password: connection.user }),
		},
	})
	if (!saved.ok) throw new Error(`not saved: ${saved.fault.code}`)
	await history.close()
}

/** The history of that folder, as a process of its own opens it. */
export async function openAt(folder: string): Promise<History> {
	const opened = await openHistory({ folder })
	if (!opened.ok) throw new Error(`not opened: ${opened.fault.code}`)
	return opened.value
}

/** What the use cases work with, over that history and real HTTP. */
export function portsOn(history: History, clock: Clock, timeoutMs?: number): Ports {
	const api = createApi({ nowMs: clock.nowMs, ...(timeoutMs !== undefined && { timeoutMs }) })
	return { api, history, nowMs: clock.nowMs, newId }
}

/** A clock that stands still at that instant until it is moved. */
export function manualClock(startMs = Date.now()): ManualClock {
	let nowMs = startMs
	let waiting: { atMs: number; call: () => void }[] = []
	return {
		nowMs: () => nowMs,
		after: (delayMs, call) => {
			const entry = { atMs: nowMs + delayMs, call }
			waiting.push(entry)
			return () => {
				waiting = waiting.filter((each) => each !== entry)
			}
		},
		move: (ms) => {
			nowMs += ms
			const due = waiting.filter((each) => each.atMs <= nowMs)
			waiting = waiting.filter((each) => each.atMs > nowMs)
			for (const { call } of due) call()
		},
	}
}

type ScreenOptions = {
	readonly columns?: number | undefined
	readonly rows?: number | undefined
	readonly timeoutMs?: number | undefined
	readonly environment?: JourneyOptions['environment']
	readonly clipboard?: Clipboard | undefined
	/** Another window's. */
	readonly clock?: ManualClock
}

async function openScreens(
	sim: Simulator,
	folder: string,
	options: ScreenOptions,
): Promise<Journey> {
	const history = await openAt(folder)
	const clock = options.clock ?? manualClock()
	const { columns = 100, rows = 30, timeoutMs } = options
	const runtime = createRuntime({
		ports: portsOn(history, clock, timeoutMs),
		clock,
		clipboard: options.clipboard ?? (async () => ({ done: true, way: 'the test took it' })),
		foundConnections: async () =>
			connectionsInEnvironment(options.environment ?? {}, { all: true }).rows,
		writeFile: writeUserFile,
		autoRefresh: { locks: processLocks(folder), random: () => 0.5 },
		columns,
		rows,
		demo: false,
	})
	const ink = render(<PlainScreens runtime={runtime} />)
	const end = async () => {
		runtime.send({ kind: 'end' })
		await runtime.whenLeft()
		ink.unmount()
		await history.close()
	}
	onTestFinished(end)
	const drawn = new Set<() => void>()
	const { write } = ink.stdout
	ink.stdout.write = (frame) => {
		write(frame)
		for (const look of drawn) look()
	}
	const until = (wanted: (state: State) => boolean): Promise<void> =>
		new Promise((resolve) => {
			const look = () => {
				if (!wanted(runtime.getState())) return
				stop()
				resolve()
			}
			const stop = runtime.subscribe(look)
			look()
		})
	const idle = async () => {
		await turn()
		await runtime.whenIdle()
		await until((state) => state.overlay?.drawn !== false)
		await turn()
	}
	const journey: Journey = {
		sim,
		folder,
		runtime,
		clock,
		idle,
		until,
		press: async (...keys) => {
			for (const key of keys) {
				ink.stdin.write(named[key] ?? key)
				await idle()
			}
		},
		pressAtOnce: (...keys) => {
			for (const key of keys) ink.stdin.write(named[key] ?? key)
		},
		type: async (text) => {
			for (const character of text) {
				ink.stdin.write(character)
				await turn()
			}
		},
		untilShows: (text) =>
			new Promise((resolve) => {
				const look = () => {
					if (!ink.lastFrame()?.includes(text)) return
					drawn.delete(look)
					resolve()
				}
				drawn.add(look)
				look()
			}),
		screen: () => ink.lastFrame() ?? '',
		frames: () => ink.frames,
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
				.filter(({ path }) => path.includes('requesttoken') || path.includes('/tokens'))
				.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`),
		beside: () => openScreens(sim, folder, { ...options, clock }),
		reopen: async () => {
			await end()
			return openScreens(sim, folder, options)
		},
		connection: () => {
			const [only] = runtime.getState().history.connections.values()
			if (!only) throw new Error('there is no connection')
			return only
		},
	}
	runtime.send({ kind: 'started' })
	await idle()
	return journey
}

/** One turn of the event loop: React has drawn what the last key changed. */
function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve))
}
