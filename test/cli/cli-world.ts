import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect } from 'vitest'
import {
	type Simulator,
	type SimulatorOptions,
	startSimulator,
} from '../../source/sim/start-simulator.ts'
import { undocumented } from './json-shape-faults.ts'

/** The built program. */
export const program = fileURLToPath(new URL('../../dist/tgtoken', import.meta.url))

/** How a run of the program ended, and all it said. */
export type Ran = {
	readonly code: number | null
	readonly stdout: string
	readonly stderr: string
	/** The one JSON object on stdout. */
	readonly json: () => Record<string, unknown> & {
		readonly token: Record<string, unknown>
		readonly tokens: Record<string, unknown>[]
		readonly connection: Record<string, unknown>
		readonly connections: Record<string, unknown>[]
		readonly error: Record<string, unknown>
	}
}

/** The program in a home of its own, beside a simulated server. */
export type CliWorld = {
	readonly server: Simulator
	readonly home: string
	readonly env: NodeJS.ProcessEnv
	readonly secret: string
	/** Runs the program to its end; what is given as input comes on its stdin. */
	readonly run: (args: readonly string[], input?: string) => Promise<Ran>
	/** Adds the connection `lab` to the server, its secret on stdin. */
	readonly addLab: (...more: readonly string[]) => Promise<Ran>
	/** The options that lead to the server. */
	readonly address: readonly string[]
	/** Everything any run said. */
	readonly said: () => string
	/** Every file in the home, as it is on disk. */
	readonly files: () => string
}

/** How a world runs the program: in a process of its own, or inside that of the tests. */
type Run = typeof runProgram

/** Gives each test its own world, gone after it; call it once per test file. */
export function cliWorlds(runIt: Run = runProgram) {
	const open: (() => Promise<void>)[] = []
	afterEach(async () => {
		await Promise.all(open.splice(0).map((close) => close()))
	})
	return async (options: SimulatorOptions = {}): Promise<CliWorld> => {
		const server = await startSimulator(options)
		const folder = mkdtempSync(join(tmpdir(), 'tgtoken-cli-'))
		const home = join(folder, 'home')
		open.push(async () => {
			await server.close()
			rmSync(folder, { recursive: true, force: true })
		})
		const env = { ...process.env, HOME: folder, TGTOKEN_HOME: home }
		const secret = server.secrets.secret1 ?? ''
		const heard: string[] = []
		const address = [
			'--url=http://127.0.0.1',
			'--graph=tests',
			`--restpp-port=${server.restppPort}`,
			`--gsql-port=${server.gsqlPort}`,
		]
		const run = async (args: readonly string[], input = '') => {
			const ran = await runIt(args, env, input)
			heard.push(ran.stdout, ran.stderr)
			const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
			if (own.includes('--json') && ran.stdout !== '') {
				expect(undocumented(args, ran.json())).toEqual([])
			}
			return ran
		}
		return {
			server,
			home,
			env,
			secret,
			run,
			address,
			addLab: (...more) =>
				run(['connections', 'add', 'lab', ...address, '--secret-stdin', ...more], `${secret}\n`),
			said: () => heard.join('\n'),
			files: () => textOfFiles(folder),
		}
	}
}

/** Runs the program in this environment to its end. */
export async function runProgram(
	args: readonly string[],
	env: NodeJS.ProcessEnv,
	input = '',
): Promise<Ran> {
	const child = spawn(program, args, { env })
	let stdout = ''
	let stderr = ''
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text
	})
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr += text
	})
	// A program that needs no input may have ended before it came.
	child.stdin.on('error', () => {})
	child.stdin.end(input)
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
	return { code, stdout, stderr, json: () => JSON.parse(stdout) }
}

/** Fails when a run of the program did not do what it should, and shows what it said. */
export function expectDone(ran: Ran): Ran {
	expect({ code: ran.code, stderr: ran.code === 0 ? '' : ran.stdout + ran.stderr }).toEqual({
		code: 0,
		stderr: '',
	})
	return ran
}

function textOfFiles(folder: string): string {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
		.join('\n')
}
