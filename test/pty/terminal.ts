import { fileURLToPath } from 'node:url'
import { type IPty, spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { onTestFinished } from 'vitest'

/** The built program. */
export const program = fileURLToPath(new URL('../../dist/tgtoken', import.meta.url))

/** The built program in a real pseudo-terminal, with a real terminal's eyes on what it draws. */
export type ProgramInTerminal = {
	/** The lines on the screen, without trailing blanks. */
	lines(): readonly string[]
	screen(): string
	/** The column of the terminal that a text begins in; undefined when it is not in that line. */
	columnOf(row: number, text: string): number | undefined
	/** Waits until the screen is as wanted; fails with the screen as it is when that does not come. */
	until(wanted: (screen: string) => boolean): Promise<void>
	untilShows(text: string): Promise<void>
	write(keys: string): void
	resize(columns: number, rows: number): void
	kill(signal: string): void
	/** Resolves with the exit code. */
	readonly ended: Promise<number>
	/** What a shell would find the terminal to be. */
	modes(): {
		readonly alternateScreen: boolean
		readonly bracketedPaste: boolean
		readonly cursorShown: boolean
	}
	/** Whether a line that was written is wider than the terminal. */
	isWrapped(): boolean
	/** Everything that was written to the terminal. */
	raw(): string
}

/** The modes of a terminal that nothing has changed. */
export const asTheShellLeftIt = {
	alternateScreen: false,
	bracketedPaste: false,
	cursorShown: true,
}

const deadlineMs = 45_000

/** Starts the program, or another one. It is ended with the test. */
export function openTerminal(options: {
	readonly args: readonly string[]
	/** Default: the built program. */
	readonly command?: string
	readonly columns: number
	readonly rows: number
	readonly env?: Readonly<Record<string, string>>
}): ProgramInTerminal {
	const { args, columns, rows, command = program } = options
	const { FORCE_COLOR: _, ...env } = process.env
	const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
	const pty: IPty = spawn(command, [...args], {
		name: options.env?.TERM ?? 'xterm-256color',
		cols: columns,
		rows,
		env: { ...env, TERM: 'xterm-256color', ...options.env },
	})
	let raw = ''
	const watchers = new Set<() => void>()
	pty.onData((data) => {
		raw += data
		terminal.write(data, () => {
			for (const watch of watchers) watch()
		})
	})
	let isOver = false
	const ended = new Promise<number>((resolve) => {
		pty.onExit(({ exitCode, signal }) => {
			isOver = true
			// What was written last is read before anyone looks.
			terminal.write('', () => resolve(signal ? 128 + signal : exitCode))
		})
	})
	onTestFinished(() => {
		if (!isOver) pty.kill('SIGKILL')
		terminal.dispose()
	})

	const lines = () => {
		const { active } = terminal.buffer
		return Array.from({ length: terminal.rows }, (_, row) =>
			(
				active.getLine(active.viewportY + row)?.translateToString(true, 0, terminal.cols) ?? ''
			).trimEnd(),
		)
	}
	const screen = () => lines().join('\n')
	const until = (wanted: (screen: string) => boolean) => {
		// Made here, so that its trace leads to who waited.
		const late = new Error('the screen never came to be as wanted')
		return new Promise<void>((resolve, reject) => {
			const watch = () => {
				if (!wanted(screen())) return
				stop()
				resolve()
			}
			const timer = setTimeout(() => {
				stop()
				late.message += `; it is:\n${screen()}`
				reject(late)
			}, deadlineMs)
			const stop = () => {
				clearTimeout(timer)
				watchers.delete(watch)
			}
			watchers.add(watch)
			watch()
		})
	}
	return {
		lines,
		screen,
		columnOf: (row, text) => {
			const { active } = terminal.buffer
			const line = active.getLine(active.viewportY + row)
			// From the first column that leaves no more of the line than begins with the text.
			for (let column = terminal.cols - 1; column >= 0; column--) {
				if (line?.translateToString(true, column).startsWith(text)) return column
			}
			return undefined
		},
		until,
		untilShows: (text) => until((shown) => shown.includes(text)),
		write: (keys) => pty.write(keys),
		resize: (newColumns, newRows) => {
			terminal.resize(newColumns, newRows)
			pty.resize(newColumns, newRows)
		},
		kill: (signal) => pty.kill(signal),
		ended,
		modes: () => ({
			alternateScreen: terminal.buffer.active.type === 'alternate',
			bracketedPaste: terminal.modes.bracketedPasteMode,
			cursorShown: raw.lastIndexOf('\u001b[?25h') > raw.lastIndexOf('\u001b[?25l'),
		}),
		isWrapped: () => {
			const { active } = terminal.buffer
			return Array.from({ length: terminal.rows }).some(
				(_, row) => active.getLine(active.viewportY + row)?.isWrapped === true,
			)
		},
		raw: () => raw,
	}
}
