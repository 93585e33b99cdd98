import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { root } from '../stamps.mjs'

/** What is asked for most, when there is a connection. Each run begins with what was compiled in those before it. */
const commands = [['list'], ['token', 'lab', '--quiet'], ['inspect', 'lab']]

/** What is run in a terminal, what it shows then, and what is pressed, each key when all is quiet after the one before. */
const screens = [
	{ args: [], shows: 'NEXT EXPIRY', keys: ['\r', 'j', 'k', '/', 'o', '\r', '?'] },
	{ args: ['--demo'], shows: 'NEXT EXPIRY', keys: [] },
]
const lines = [{ args: ['--screen-reader'], shows: 'lab', keys: ['1\r'] }]

const quietMs = 50
const deadlineMs = 30_000

const endedBySigterm = 128 + 15

/**
 * Tries the built program in `dist` out, as a user would, and leaves in `dist/compiled` what V8 has compiled meanwhile: the
 * functions a start needs, which a cache that is made when a file is loaded does not have. For the Node that our
 * package pins alone; does nothing where that is not installed.
 */
export async function tryOut(dist) {
	const node = join(root, `node_modules/node-linux-${process.arch}/bin/node`)
	if (process.platform !== 'linux' || !existsSync(node)) return
	const home = mkdtempSync(join(tmpdir(), 'tgtoken-build-'))
	const program = join(dist, 'tgtoken')
	const plainEnv = { PATH: process.env.PATH, HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' }
	const env = {
		...plainEnv,
		TGTOKEN_COMPILED_OF: dist,
		NODE_OPTIONS: `--require=${JSON.stringify(join(import.meta.dirname, 'record.cjs'))}`,
	}
	try {
		await tryAll(program, plainEnv, env)
	} catch (error) {
		// Not without a loopback address, or a pseudo-terminal; it works all the same.
		process.stderr.write(
			`tgtoken: it could not be tried out here and will start slower: ${error.message}\n`,
		)
	} finally {
		rmSync(home, { recursive: true, force: true })
	}
}

async function tryAll(program, plainEnv, env) {
	const run = promisify(execFile)
	const simulator = spawn(program, ['simulate', '--protocol', '3.9'], {
		env: plainEnv,
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	try {
		const { restppPort, gsqlPort, secrets } = JSON.parse(await firstLine(simulator.stdout))
		const ports = ['--restpp-port', `${restppPort}`, '--gsql-port', `${gsqlPort}`]
		const url = ['--url', 'http://127.0.0.1', '--secret-env', 'SECRET']
		// What is not recorded of it leaves the others quicker.
		const withSecret = { env: { ...plainEnv, SECRET: secrets.secret1 }, timeout: deadlineMs }
		await run(program, ['connections', 'add', 'lab', ...url, ...ports], withSecret)
		await run(program, ['issue', 'lab', '--label', 'one'], withSecret)
		// The first one that is recorded compiles each part without running it.
		await run(program, ['--version'], { env })
		// Side by side, as they are made of other parts.
		const both = await Promise.allSettled([
			oneByOne(screens, (face) => tryFace(program, face, env)),
			oneByOne(commands, (command) => run(program, command, { env, timeout: deadlineMs })).then(
				() => oneByOne(lines, (face) => tryFace(program, face, env)),
			),
		])
		for (const { reason } of both) if (reason) throw reason
	} finally {
		simulator.kill()
	}
}

async function oneByOne(all, run) {
	for (const each of all) await run(each)
}

async function tryFace(program, { args, shows, keys }, env) {
	const { spawn } = await import('@lydell/node-pty')
	const pty = spawn(program, args, { name: env.TERM, cols: 80, rows: 24, env })
	const ended = new Promise((resolve) => pty.onExit(resolve))
	const deadline = setTimeout(() => pty.kill('SIGKILL'), deadlineMs)
	let shown = ''
	let look = () => {}
	pty.onData((data) => {
		shown += data
		look()
	})
	/** Resolves once this was written and then nothing for a while, or the screens have ended. */
	const quiet = (text) =>
		new Promise((resolve) => {
			let timer
			look = () => {
				clearTimeout(timer)
				if (shown.includes(text)) timer = setTimeout(resolve, quietMs)
			}
			look()
			ended.then(resolve)
		})
	try {
		await quiet(shows)
		for (const key of keys) {
			pty.write(key)
			await quiet('')
		}
		pty.kill('SIGTERM')
		const { exitCode, signal } = await ended
		if (exitCode !== endedBySigterm)
			throw new Error(`${['tgtoken', ...args].join(' ')} ended with ${exitCode || signal}`)
	} finally {
		clearTimeout(deadline)
		pty.kill('SIGKILL')
	}
}

function firstLine(stream) {
	return new Promise((resolve, reject) => {
		createInterface({ input: stream })
			.once('line', resolve)
			.once('close', () => reject(new Error('the simulator ended')))
	})
}
