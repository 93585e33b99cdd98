import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { type Cell, cellsOf } from './cells.ts'

/** The demo in a real pseudo-terminal, at a time that stands still. */
export type DemoTerminal = {
	/** Types, and waits until the screen shows what it should; fails with the screen after 20 s. */
	type(keys: string, shows: string): Promise<void>
	picture(): readonly (readonly Cell[])[]
	/** Leaves the demo. */
	leave(): Promise<void>
}

const program = fileURLToPath(new URL('../../dist/tgtoken', import.meta.url))
const patienceMs = 20_000

/** The instant at which every picture is taken: a Monday evening. */
const now = '2026-11-23T20:51:00Z'

/** Opens the demo and waits until its servers have been looked at. */
export async function openDemo(columns: number, rows: number): Promise<DemoTerminal> {
	const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
	// Nothing of this machine's own ways: the picture is the same everywhere.
	const env = { PATH: process.env.PATH ?? '', HOME: '/nonexistent', TZ: 'UTC', LANG: 'C.UTF-8' }
	const pty = spawn(program, ['--demo'], {
		name: 'xterm-256color',
		cols: columns,
		rows,
		env: { ...env, TERM: 'xterm-256color', TGTOKEN_DEMO_NOW: now },
	})
	const ended = new Promise<void>((resolve) => pty.onExit(() => resolve()))
	let wake = () => {}
	// A frame is drawn between these two marks (synchronized output); half of one is no picture.
	let tail = ''
	let isWhole = true
	pty.onData((data) => {
		const seen = tail + data
		const begun = seen.lastIndexOf('\u001b[?2026h')
		const ended = seen.lastIndexOf('\u001b[?2026l')
		if (begun !== ended) isWhole = ended > begun
		tail = seen.slice(-8)
		const isWholeNow = isWhole
		terminal.write(data, () => isWholeNow && wake())
	})
	const text = () =>
		cellsOf(terminal)
			.map((row) => row.map(({ letter }) => letter).join(''))
			.join('\n')
	const until = (wanted: (text: string) => boolean) =>
		new Promise<void>((resolve, reject) => {
			const timer = setTimeout(() => {
				pty.kill('SIGKILL')
				reject(new Error(`the picture never came to be; there is:\n${text()}`))
			}, patienceMs)
			wake = () => {
				if (!wanted(text())) return
				clearTimeout(timer)
				wake = () => {}
				resolve()
			}
			wake()
		})
	await until((shown) => shown.includes('● 3.9.3') && !shown.includes('looking'))
	return {
		type: async (keys, shows) => {
			pty.write(keys)
			await until((shown) => shown.includes(shows))
		},
		picture: () => cellsOf(terminal),
		leave: async () => {
			pty.kill('SIGTERM')
			await ended
			terminal.dispose()
		},
	}
}
