import { readFileSync } from 'node:fs'
import { spawn } from '@lydell/node-pty'

/** A program in a pseudo-terminal of 120 × 40, and when it wrote what. Times are milliseconds of one clock. */
export type InTerminal = {
	readonly startedAtMs: number
	/** Resolves with the time at which the first byte came. */
	readonly firstByte: Promise<number>
	/** Resolves with the time by which the program had written this text since the last key. */
	shows(text: string): Promise<number>
	/** Resolves once nothing has come for so long; answers how many bytes came since the last key. */
	quiet(forMs: number): Promise<number>
	/** Types a key; resolves with the milliseconds until the first byte of an answer. */
	type(key: string): Promise<number>
	/** Types a key; resolves with the milliseconds until the last byte of its answer, once nothing more comes for so long. */
	answer(key: string, quietMs: number): Promise<number>
	/** Bytes written in the next so many milliseconds. */
	bytesIn(forMs: number): Promise<number>
	/** The most memory it has had, in megabytes; NaN where the system does not say. */
	peakMegabytes(): number
	/** What of its memory are pages of files, which it shares with all who run the same Node; in megabytes, or NaN. */
	fileMegabytes(): number
	/** Ends it at once; resolves when it is gone. */
	end(): Promise<void>
	/** Resolves with the time at which it ended by itself. */
	readonly ended: Promise<number>
}

const deadlineMs = 60_000

/** Starts a program in a terminal of its own. What it waits for in vain fails after a minute. */
export function inTerminal(
	program: string,
	args: readonly string[],
	env: Record<string, string>,
): InTerminal {
	const startedAtMs = performance.now()
	const pty = spawn(program, [...args], { name: 'xterm-256color', cols: 120, rows: 40, env })
	let text = ''
	let lastAtMs = startedAtMs
	const watchers = new Set<() => void>()
	const wake = () => {
		for (const watcher of [...watchers]) watcher()
	}
	pty.onData((data) => {
		lastAtMs = performance.now()
		text += data
		wake()
	})
	let endedAtMs: number | undefined
	pty.onExit(() => {
		endedAtMs = performance.now()
		wake()
	})
	const until = <Value>(what: string, look: () => Value | undefined) =>
		new Promise<Value>((resolve, reject) => {
			const finish = () => {
				clearTimeout(timer)
				watchers.delete(watcher)
			}
			const watcher = () => {
				const found = look()
				if (found !== undefined) {
					finish()
					resolve(found)
				} else if (endedAtMs !== undefined) {
					finish()
					reject(new Error(`${program} ended before it showed ${what}: ${text.slice(-300)}`))
				}
			}
			const timer = setTimeout(() => {
				finish()
				reject(new Error(`${program} never showed ${what}: ${text.slice(-300)}`))
			}, deadlineMs)
			watchers.add(watcher)
			watcher()
		})
	const somethingSince = (length: number) =>
		until('anything', () => (text.length > length ? lastAtMs : undefined))
	const ended = new Promise<number>((resolve) => {
		const watcher = () => {
			if (endedAtMs === undefined) return
			watchers.delete(watcher)
			resolve(endedAtMs)
		}
		watchers.add(watcher)
	})
	const megabytes = (line: RegExp) => {
		try {
			const status = readFileSync(`/proc/${pty.pid}/status`, 'utf8')
			return Number(line.exec(status)?.[1]) / 1000
		} catch {
			return Number.NaN
		}
	}
	const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
	const firstByte = somethingSince(0)
	firstByte.catch(() => {})
	return {
		startedAtMs,
		firstByte,
		shows: (wanted) => until(wanted, () => (text.includes(wanted) ? lastAtMs : undefined)),
		async quiet(forMs) {
			while (performance.now() - lastAtMs < forMs) {
				await pause(forMs - (performance.now() - lastAtMs) + 1)
			}
			return Buffer.byteLength(text)
		},
		async type(key) {
			text = ''
			const typedAtMs = performance.now()
			pty.write(key)
			return (await somethingSince(0)) - typedAtMs
		},
		async answer(key, quietMs) {
			text = ''
			const typedAtMs = performance.now()
			pty.write(key)
			await somethingSince(0)
			while (performance.now() - lastAtMs < quietMs) {
				await pause(quietMs - (performance.now() - lastAtMs) + 1)
			}
			return lastAtMs - typedAtMs
		},
		async bytesIn(forMs) {
			text = ''
			await pause(forMs)
			return Buffer.byteLength(text)
		},
		peakMegabytes: () => megabytes(/^VmHWM:\s+(\d+) kB/m),
		fileMegabytes: () => megabytes(/^RssFile:\s+(\d+) kB/m),
		async end() {
			if (endedAtMs === undefined) pty.kill('SIGKILL')
			await ended
		},
		ended,
	}
}
