import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The Node that this runs on, which is also the one that the program is started on. */
export const node = process.execPath

/** A built tgtoken, as it is started from a shell. */
export type Subject = { readonly name: string; readonly program: string }

/** The tgtoken of this checkout. */
export const ours: Subject = { name: 'tgtoken', program: join(root, 'dist/tgtoken') }

/** What a measured program finds in its environment: nothing of ours but a home. */
export function environment(home: string): Record<string, string> {
	return {
		PATH: process.env.PATH ?? '',
		HOME: home,
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		TGTOKEN_HOME: join(home, 'tgtoken'),
	}
}

/** Whether a program of this name is on PATH. */
export function isInstalled(name: string): boolean {
	return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)))
}

/** Whether `python3` is there with the `requests` package. */
export function hasPythonRequests(): boolean {
	try {
		execFileSync('python3', ['-c', 'import requests'], { stdio: 'ignore' })
		return true
	} catch {
		return false
	}
}
