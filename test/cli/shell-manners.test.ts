import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cliWorlds, expectDone, program } from './cli-world.ts'

const world = cliWorlds()

describe('in a shell', () => {
	it('works with stdin, stdout and stderr closed', async () => {
		const { env, run } = await world()
		const script = '"$0" "$@" <&-'
		const ran = spawnSync('/bin/sh', ['-c', script, program, 'list', '--json'], {
			env,
			encoding: 'utf8',
		})
		expect([ran.status, ran.stdout]).toEqual([0, '{"tokens":[]}\n'])
		const silent = spawnSync('/bin/sh', ['-c', '"$0" "$@" <&- >&- 2>&-', program, 'list'], { env })
		expect(silent.status).toBe(0)
		const secret = spawnSync(
			'/bin/sh',
			['-c', script, program, 'connections', 'add', 'lab', '--url=http://x', '--secret-stdin'],
			{ env, encoding: 'utf8' },
		)
		expect(secret.status).toBe(2)
		expect(secret.stderr).toContain('the secret is empty on stdin')
		expectDone(await run(['list']))
	})

	it('finishes quietly what it was told when nobody reads its output any more', async () => {
		const { env, addLab, server } = await world()
		await addLab()
		const child = spawn(program, ['issue', 'lab', '--json'], {
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
		})
		child.stdout.destroy()
		let stderr = ''
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			stderr += text
		})
		const code = await new Promise((resolve) => child.on('close', resolve))
		expect([code, stderr]).toEqual([0, ''])
		expect(server.tokens()).toHaveLength(1)
	})

	it('paints nothing into a pipe', async () => {
		const { run, addLab } = await world()
		await addLab()
		const { stdout } = expectDone(await run(['issue', 'lab']))
		expect(
			stdout + (await run(['list'])).stdout + (await run(['issue', 'x'])).stderr,
		).not.toContain('\u001b')
	})

	it('shows help and version on stdout', async () => {
		const { run, home } = await world()
		for (const args of [['--help'], ['-h'], ['help']]) {
			expect(expectDone(await run(args)).stdout).toContain('Usage: tgtoken')
		}
		expect(expectDone(await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
		expect(expectDone(await run(['help', 'issue'])).stdout).toContain('--lifetime 30d|12h|3600')
		expect(expectDone(await run(['connections', 'add', '--help'])).stdout).toContain(
			'--secret-stdin',
		)
		expect(expectDone(await run(['help', 'simulate'])).stdout).toContain('--protocol')
		expect(existsSync(home)).toBe(false)
	})

	it('tells the demo’s story where there is no terminal, over real HTTP, and keeps nothing', async () => {
		const { run, home } = await world()
		const { stdout, stderr } = expectDone(await run(['--demo']))
		expect(stderr).toBe('')
		const steps = stdout
			.split('\n')
			.filter((line) => /^(?:Issued|Refreshed|Deleted|ID)\b/.test(line))
		expect(steps.map((line) => line.split(' ')[0])).toEqual([
			'Issued',
			'ID',
			'Refreshed',
			'ID',
			'Deleted',
			'ID',
		])
		expect(stdout).toMatch(/expiry before .+\(11h 59m left\)\n +expiry now .+\(29d 23h left\)/)
		expect(stdout).not.toMatch(/[a-z0-9]{32}/)
		expect(existsSync(home)).toBe(false)
		expect(readdirSync(dirname(home)).filter((name) => name !== '.cache')).toEqual([])
		const wrong = await run(['--demo', 'list'])
		expect(wrong.code).toBe(2)
	})
})
