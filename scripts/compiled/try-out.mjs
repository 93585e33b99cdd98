import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compiledFolder, shippedNode } from '../shipped-node.mjs'
import { startSimulator } from '../start-simulator.mjs'

/** What is asked for most, when there is a connection. Each run begins with what was compiled in those before it. */
const commands = [
	['list'],
	['token', 'lab', '--quiet'],
	['inspect', 'lab'],
	['connections', 'list'],
	['header', 'lab', '--quiet'],
	['issue', 'lab', '--lifetime', '5d'],
]

/** What is run in a terminal, what it shows then, and what is pressed, each key when all is quiet; the last ends it. */
const screens = [
	{ args: [], shows: 'NEXT EXPIRY', keys: ['\r', 'j', 'k', '/', 'l', '\r', 'q'] },
	{ args: ['--demo'], shows: 'NEXT EXPIRY', keys: ['q'] },
]
const lines = [{ args: ['--screen-reader'], shows: 'lab', keys: ['1\r', 'q\r'] }]

const quietMs = 50
const deadlineMs = 30_000

/**
 * Tries the built program in `dist` out, as a user would, and leaves in `dist/compiled` what V8 has compiled of its parts
 * meanwhile: the functions a start needs, which a cache that is made when a file is loaded does not have. For the Node
 * that our package pins alone; does nothing where that is not installed.
 */
export async function tryOut(dist, parts) {
	if (shippedNode === undefined) return
	const home = mkdtempSync(join(tmpdir(), 'tgtoken-build-'))
	const plainEnv = { PATH: process.env.PATH, HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' }
	const env = {
		...plainEnv,
		TGTOKEN_RECORD: JSON.stringify({ dist, parts, folder: compiledFolder(dist) }),
		NODE_OPTIONS: `--require=${JSON.stringify(join(import.meta.dirname, 'record.cjs'))}`,
	}
	try {
		await tryAll(join(dist, 'tgtoken'), plainEnv, env)
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
	const { restppPort, gsqlPort, secrets, stop } = await startSimulator(program, plainEnv)
	try {
		const ports = ['--restpp-port', `${restppPort}`, '--gsql-port', `${gsqlPort}`]
		const url = ['--url', 'http://127.0.0.1', '--secret-env', 'SECRET']
		// What is not recorded of it leaves the others quicker.
		const withSecret = { env: { ...plainEnv, SECRET: secrets.secret1 }, timeout: deadlineMs }
		await run(program, ['connections', 'add', 'lab', ...url, ...ports], withSecret)
		// Two, and the later one ends first: it is where the cursor begins, on top of the list, so that each key
		// changes something. What changes nothing is not answered.
		await run(program, ['issue', 'lab', '--lifetime', '20d'], withSecret)
		// As after some use: what came before lies in a snapshot with an index, the rest in a journal.
		await run(program, ['history', 'repair'], withSecret)
		await run(program, ['issue', 'lab', '--lifetime', '10d'], withSecret)
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
		stop()
	}
}

async function oneByOne(all, run) {
	for (const each of all) await run(each)
}

async function tryFace(program, { args, shows, keys }, env) {
	// Only here, as the Node that builds where none is shipped may not know TypeScript.
	const { inTerminal } = await import('../in-terminal.ts')
	const terminal = inTerminal(program, args, env)
	try {
		await terminal.shows(shows)
		for (const key of keys) {
			await terminal.quiet(quietMs)
			await terminal.type(key)
		}
		await terminal.ended
	} finally {
		await terminal.end()
	}
}
