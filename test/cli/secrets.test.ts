import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cliWorlds, expectDone } from './cli-world.ts'

const world = cliWorlds()

describe('secrets', () => {
	it.each(['3.4', '4.1'])(
		'on %s stand in no output and in no file, whatever happens',
		async (protocol) => {
			const { run, addLab, address, server, home, said, files, secret } = await world({ protocol })
			const canary = 'canary7password7canary'
			const refused = 'refused9secret9refused9secret9re'
			await addLab()
			writeFileSync(join(home, '..', 'password'), `${canary}\n`)
			const user = ['--user=tigergraph', `--password-file=${join(home, '..', 'password')}`]
			expectDone(await run(['connections', 'add', 'wrong', ...address, ...user]))
			await run(['connections', 'add', 'other', ...address, '--secret-stdin'], refused)
			writeFileSync(join(home, '..', 'password'), '')
			for (const name of ['lab', 'wrong', 'other']) {
				await run(['issue', name, '--json'])
				await run(['connections', 'test', name])
			}
			server.control.failNext({ kind: 'reply', status: 500, body: `leaked ${secret} ${refused}` })
			await run(['refresh', 'lab'])
			server.control.failNext({ kind: 'cut-off' }, { method: 'DELETE' })
			await run(['delete', 'lab', '--yes', '--json'])
			await run(['list'])
			await run(['inspect', 'lab', '--json'])
			await run(['connections', 'list', '--json'])

			const tokens = server.tokens().map((each) => each.token)
			expect(tokens.length).toBeGreaterThan(0)
			for (const value of [secret, canary, refused, ...tokens]) {
				for (const form of [
					value,
					Buffer.from(value).toString('base64'),
					Buffer.from(value).toString('hex'),
				]) {
					expect(said().includes(form)).toBe(false)
					expect(files().includes(form)).toBe(false)
				}
			}
		},
	)

	it('are never an option’s value; what was typed there is not repeated', async () => {
		const { run, home, address, said } = await world()
		const add = ['connections', 'add', 'lab', ...address]
		for (const args of [
			[...add, '--secret', 'hunter2hunter2'],
			[...add, '--secret-stdin=hunter2hunter2'],
			['import', 'lab', '--token', 'hunter2hunter2', '--json'],
		]) {
			expect((await run(args)).code).toBe(2)
		}
		expect(said()).toContain('use --secret-stdin or --secret-file')
		expect(said()).toContain('use --token-stdin or --token-file')
		expect(said()).not.toContain('hunter2')
		expect(() => writeFileSync(join(home, 'probe'), '')).toThrow('ENOENT')
	})

	it('lose one line break at their end, from stdin and from a file, and nothing else', async () => {
		const { run, address, server, secret, home } = await world()
		const file = join(home, '..', 'secret')
		writeFileSync(file, `${secret}\r\n`)
		expectDone(await run(['connections', 'add', 'file', ...address, '--secret-file', file]))
		expectDone(
			await run(['connections', 'add', 'stdin', ...address, '--secret-stdin'], `${secret}\n`),
		)
		expectDone(await run(['issue', 'file']))
		expectDone(await run(['issue', 'stdin']))
		const spaced = await run(
			['connections', 'add', 'two', ...address, '--secret-stdin'],
			`${secret}\n\n`,
		)
		expect(spaced.code).toBe(2)
		expect(server.tokens()).toHaveLength(2)
	})

	it.each([
		[['--secret-stdin', '--password-stdin', '--user=ana'], 'only one of'],
		[['--secret-stdin', '--secret-file=/dev/null'], 'not both'],
		[['--password-stdin'], 'a user and a password are given together'],
		[['--user=ana'], 'a user and a password are given together'],
		[['--secret-stdin'], 'the secret is empty on stdin'],
	])('are refused when %j', async (options, words) => {
		const { run, address } = await world()
		const ran = await run(['connections', 'add', 'lab', ...address, ...options])
		expect(ran.code).toBe(2)
		expect(ran.stderr).toContain(words)
		expect((await run(['connections', 'list', '--json'])).json().connections).toEqual([])
	})
})
