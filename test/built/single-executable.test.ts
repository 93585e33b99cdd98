import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { version } from '../../source/main/version.ts'
import { needed } from '../needed.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const shipped = join(root, `node_modules/node-linux-${process.arch}/bin/node`)

describe('the single executable', () => {
	const isShipped = existsSync(shipped)
	needed(isShipped, `it is made of ${shipped}, which is not installed`)
	let folder: string
	let program: string
	beforeAll(() => {
		if (!isShipped) return
		folder = mkdtempSync(join(tmpdir(), 'tgtoken-single-'))
		program = join(folder, 'tgtoken')
		execFileSync(process.execPath, [join(root, 'scripts/sea/build.mjs'), program])
	})
	afterAll(() => {
		if (isShipped) rmSync(folder, { recursive: true, force: true })
	})

	/** As on a machine without any Node: nothing on PATH, and nothing of a checkout beside it. */
	const env = () => ({ PATH: '/nowhere', HOME: folder, TERM: 'xterm-256color' })
	const run = (...args: string[]) =>
		spawnSync(program, args, { env: env(), encoding: 'utf8', cwd: '/' })

	it('runs commands', () => {
		expect(run('--version')).toMatchObject({ stdout: `${version}\n`, stderr: '', status: 0 })
		expect(JSON.parse(run('list', '--json').stdout)).toEqual({ tokens: [] })
		expect(run('no-such-command').status).toBe(2)
	})

	it('asks servers: the story of the demo', () => {
		const { stdout, stderr, status } = run('--demo')
		expect(stdout).toContain('Issued')
		expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
	})

	it('opens the screens', async () => {
		const pty = spawn(program, [], { cols: 80, rows: 24, env: env() })
		let shown = ''
		const exitCode = await new Promise((resolve) => {
			pty.onExit((end) => resolve(end.exitCode))
			pty.onData((data) => {
				const wasShown = shown.includes('No connections yet')
				shown += data
				if (!wasShown && shown.includes('No connections yet')) pty.write('q')
			})
		})
		expect(shown).toContain('No connections yet')
		expect(exitCode).toBe(0)
	})
})
