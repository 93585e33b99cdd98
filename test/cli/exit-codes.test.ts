import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cliWorlds, expectDone, program } from './cli-world.ts'

const world = cliWorlds()

describe('exit codes', () => {
	it('are 1 for what this machine does not have', async () => {
		const { run, addLab, server } = await world()
		const text = await run(['issue', 'nowhere'])
		expect(text).toMatchObject({ code: 1, stdout: '' })
		expect(text.stderr).toBe(
			'There is no connection named nowhere.\nnext: tgtoken connections list shows them; tgtoken connections add makes one.\n',
		)
		const json = await run(['issue', 'nowhere', '--json'])
		expect(json).toMatchObject({ code: 1, stderr: '' })
		expect(json.json()).toEqual({
			error: {
				code: 'no-such-connection',
				message: 'There is no connection named nowhere.',
				next: expect.stringContaining('connections add'),
			},
		})
		await addLab()
		for (const [args, code] of [
			[['refresh', 'lab'], 'no-current-token'],
			[['delete', 'lab', 'zzz', '--yes'], 'no-such-token'],
			[['import', 'lab', '--token-file', '/does/not/exist'], 'file-unreadable'],
		] as const) {
			const ran = await run([...args, '--json'])
			expect([ran.code, ran.json().error.code]).toEqual([1, code])
		}
		expect(server.log).toEqual([])
	})

	it('are 3 with the server’s own code when it refuses, or cannot be reached', async () => {
		const { run, addLab, address, server } = await world()
		const wrong = ['connections', 'add', 'wrong', ...address, '--secret-stdin']
		expectDone(await run(wrong, 'no-such-secret-no-such-secret-no'))
		const text = await run(['issue', 'wrong'])
		expect(text).toMatchObject({ code: 3, stdout: '' })
		expect(text.stderr).toMatch(/^wrong refused the secret \(REST-1101\)\..*\nnext: .+\n$/)
		const json = await run(['issue', 'wrong', '--json'])
		expect(json.code).toBe(3)
		expect(json.json().error).toMatchObject({ code: 'wrong-secret', serverCode: 'REST-1101' })

		await addLab()
		expectDone(await run(['issue', 'lab']))
		server.control.setAuth(false)
		const disabled = await run(['connections', 'test', 'lab'])
		expect(disabled.code).toBe(3)
		expect(disabled.stderr).toContain('REST++ authentication is not enabled on lab')
		expect(disabled.stderr).toContain('gadmin config set RESTPP.Factory.EnableAuth true')
		await server.close()
		const gone = await run(['connections', 'test', 'lab', '--json'])
		expect([gone.code, gone.json().error.code]).toEqual([3, 'connection-refused'])
	})

	it('are 3 when the server does not accept a token it is asked about', async () => {
		const { run, addLab } = await world()
		await addLab()
		expectDone(await run(['import', 'lab', '--token-stdin', '--current'], 'x'.repeat(32)))
		const text = await run(['verify', 'lab'])
		expect(text.code).toBe(3)
		expect(text.stdout).toMatch(/^Refused: lab does not accept/)
		const json = await run(['verify', 'lab', '--json'])
		expect([json.code, json.json().accepted]).toEqual([3, false])
	})

	it('are 2 where a deletion is not confirmed and there is no terminal to ask on', async () => {
		const { run, addLab, server } = await world()
		await addLab()
		await run(['issue', 'lab'])
		// What stands on stdin is no answer: a pipe is not a person.
		const text = await run(['delete', 'lab'], 'y\n')
		expect([text.code, text.stdout]).toEqual([2, ''])
		expect(text.stderr).toContain('--yes')
		const json = await run(['connections', 'remove', 'lab', '--json'], 'y\n')
		expect([json.code, json.json().error.code]).toEqual([2, 'not-confirmed'])
		expect(server.tokens().map((token) => token.dropped)).toEqual([false])
		expect((await run(['connections', 'list', '--json'])).json().connections).toHaveLength(1)
	})

	it('are 3 for a token already gone, unless the user says that this is fine', async () => {
		const { run, addLab, server } = await world()
		await addLab()
		expectDone(
			await run(
				['import', 'lab', '--token-stdin', '--current'],
				server.mint({ dropped: true }).token,
			),
		)
		const refused = await run(['delete', 'lab', '--yes', '--json'])
		expect([refused.code, refused.json().error.code]).toEqual([3, 'unknown-token'])
		const gone = await run(['delete', 'lab', '--yes', '--skip-missing', '--json'])
		expect(expectDone(gone).json()).toMatchObject({
			alreadyGone: true,
			token: { state: 'deleted' },
		})
	})

	it('are 2 with the usage on stderr where there is neither a terminal nor a command', async () => {
		const { run, home } = await world()
		const ran = await run([])
		expect([ran.code, ran.stdout]).toEqual([2, ''])
		expect(ran.stderr).toContain('Usage: tgtoken')
		const group = await run(['connections'])
		expect([group.code, group.stdout]).toEqual([2, ''])
		expect(group.stderr).toContain('connections add NAME')
		expect(existsSync(home)).toBe(false)
	})

	it('are 2 with the help of the command that was misused as the next step', async () => {
		const { run } = await world()
		for (const [args, next] of [
			[['issue'], 'tgtoken issue --help shows how it is used.'],
			[['list', '--filter', 'nothing:x'], 'tgtoken list --help shows how it is used.'],
			[['connections', 'add', 'lab'], 'tgtoken connections add --help shows how it is used.'],
			[['connections'], 'tgtoken connections --help shows how it is used.'],
			[['isue'], 'tgtoken --help shows every command.'],
		] as const) {
			const ran = await run([...args, '--json'])
			expect([ran.code, ran.json().error]).toMatchObject([2, { code: 'wrong-usage', next }])
		}
		const misspelt = await run(['isue', 'lab'])
		expect(misspelt.stderr).toContain('There is no command isue; did you mean issue?')
	})

	it('are 1 for a name that is not there, with the one that was probably meant', async () => {
		const { run, addLab } = await world()
		await addLab()
		const near = await run(['issue', 'lba'])
		expect([near.code, near.stderr.split('\n')[0]]).toEqual([
			1,
			'There is no connection named lba; did you mean lab?',
		])
		expect((await run(['issue', 'production'])).stderr).not.toContain('did you mean')
	})

	it('are 130 for an interrupt, after which the history says what may have happened', async () => {
		const { run, addLab, env, server } = await world()
		await addLab()
		await run(['issue', 'lab', '--lifetime', '10d'])
		const held = server.control.hold({ path: '/requesttoken' })
		const child = spawn(program, ['refresh', 'lab', '--json'], {
			env,
			stdio: ['ignore', 'pipe', 'ignore'],
		})
		let stdout = ''
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text
		})
		const ended = new Promise((resolve) => child.on('close', resolve))
		await held.arrived
		child.kill('SIGINT')
		expect(await ended).toBe(130)
		expect(JSON.parse(stdout).error).toMatchObject({ code: 'cancelled', mayHaveActed: true })
		const [token] = (await run(['list', '--json'])).json().tokens
		expect(token).toMatchObject({ state: 'unknown', latestExpiresAt: expect.any(String) })
		held.release()
		expectDone(await run(['refresh', 'lab']))
		expect((await run(['list', '--json'])).json().tokens[0]?.state).toBe('live')
	})
})
