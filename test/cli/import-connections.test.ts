import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CliWorld, cliWorlds, expectDone, type Ran } from './cli-world.ts'
import { runInside } from './run-inside.ts'

const world = cliWorlds(runInside)

const password = 'pass7word7pass7word7'

/** Runs the program with these in its environment, and none of TigerGraph's that are there already. */
const runWith = ({ env }: CliWorld, more: NodeJS.ProcessEnv, args: readonly string[]) => {
	const bare = Object.fromEntries(Object.entries(env).filter(([name]) => !name.includes('TG_')))
	return runInside(args, { ...bare, ...more })
}

type Row = { name: string; done: boolean; plan: string; error: { code: string } | null }
const rowsOf = (ran: Ran) => (ran.json() as unknown as { rows: Row[] }).rows

const write = ({ home }: CliWorld, name: string, text: string): string => {
	const path = join(home, '..', name)
	writeFileSync(path, text)
	return path
}

describe('connections import', () => {
	it('takes profiles from the environment, first as a preview; nothing secret is said', async () => {
		const opened = await world()
		const { server, secret } = opened
		const variables = {
			TG_HOST: 'http://127.0.0.1',
			TG_GRAPHNAME: 'tests',
			TG_RESTPP_PORT: String(server.restppPort),
			TG_GS_PORT: String(server.gsqlPort),
			TG_SECRET: secret,
			TG_API_TOKEN: server.mint().token,
			LAB_TG_HOST: 'http://lab',
			LAB_TG_SECRET: '',
			LAB_TG_PASSWORD: password,
			BAD_TG_HOST: `http://ana:${password}@host`,
		}
		const preview = await runWith(opened, variables, [
			'connections',
			'import',
			'--env',
			'--dry-run',
		])
		expect(preview.code).toBe(1)
		expect(preview.stdout).toMatch(/would add +default +http:\/\/127\.0\.0\.1 +tests/)
		expect(preview.stdout).toMatch(/cannot +bad/)
		expect((await opened.run(['connections', 'list', '--json'])).json().connections).toEqual([])

		const ran = await runWith(opened, variables, [
			'connections',
			'import',
			'--env',
			'--tokens',
			'--json',
		])
		expect(ran.code).toBe(1)
		expect(rowsOf(ran).map(({ name, done, error }) => [name, done, error?.code])).toEqual([
			['default', true, undefined],
			['bad', false, 'bad-url'],
			['lab', true, undefined],
		])
		for (const value of [secret, password, variables.TG_API_TOKEN]) {
			for (const text of [preview.stdout, preview.stderr, ran.stdout, ran.stderr, opened.files()]) {
				expect(text).not.toContain(value)
			}
		}
		// It is a connection like any other.
		expectDone(await opened.run(['verify', 'default']))
		expectDone(await opened.run(['issue', 'default']))
	})

	it('takes a .env file, over which the environment wins where both are wanted', async () => {
		const opened = await world()
		const file = write(
			opened,
			'settings.env',
			`\ufeff# a comment\r\nexport TG_HOST="http://from-file" # why\r\nTG_GRAPHNAME='social'\r\nTG_SECRET=abc=def\r\n`,
		)
		const variables = { TG_HOST: 'http://from-env', TG_GRAPHNAME: undefined }
		const alone = ['connections', 'import', '--dotenv', file, '--json']
		expect((await runWith(opened, variables, [...alone, '--name=file'])).stdout).toContain(
			'http://from-file',
		)
		const both = await runWith(opened, variables, [...alone, '--env', '--name=both'])
		expect(rowsOf(expectDone(both))).toMatchObject([
			{ name: 'both', url: 'http://from-env', graph: 'social', hasSecret: true },
		])
	})

	it('skips a name that is taken, or puts a number behind it', async () => {
		const opened = await world()
		const file = write(
			opened,
			'many.json',
			JSON.stringify([{ host: 'http://lab' }, { host: 'http://lab' }, { host: 'http://lab:1' }]),
		)
		const load = (...more: string[]) =>
			opened.run(['connections', 'import', '--json-file', file, '--json', ...more])
		expect(rowsOf(await load()).map(({ plan }) => plan)).toEqual(['add', 'skip', 'skip'])
		const ran = expectDone(await load('--rename'))
		expect(rowsOf(ran).map(({ name }) => name)).toEqual(['lab-2', 'lab-3', 'lab-4'])
	})

	it('picks the profile of TG_PROFILE', async () => {
		const opened = await world()
		const variables = { TG_PROFILE: 'two', ONE_TG_HOST: 'http://one', TWO_TG_HOST: 'http://two' }
		const ran = await runWith(opened, variables, ['connections', 'import', '--env'])
		expect(ran.stdout).toContain('Imported 1 of 1.')
		expect(ran.stderr).toContain('left out: one')
		const all = await runWith(opened, variables, ['connections', 'import', '--env', '--all'])
		expect(all.stdout).toMatch(/added +one/)
		expect(all.stdout).toMatch(/skipped +two/)
	})

	it.each([
		[['--env'], 1, 'nothing-to-import'],
		[[], 2, 'wrong-usage'],
		[['--env', '--json-file', '/dev/null'], 2, 'wrong-usage'],
		[['--json-file', '/nowhere/at/all.json'], 1, 'file-unreadable'],
	])('of %j is exit code %i, %s', async (options, code, fault) => {
		const opened = await world()
		const ran = await runWith(opened, {}, ['connections', 'import', ...options, '--json'])
		expect(ran.code).toBe(code)
		expect(ran.json().error.code).toBe(fault)
	})
})

describe('connections export', () => {
	it('gives what comes back the same, without a secret', async () => {
		const opened = await world()
		const { run, addLab, secret } = opened
		expectDone(await addLab('--production', '--default-lifetime=7d'))
		const exported = expectDone(await run(['connections', 'export']))
		expect(exported.stdout).not.toContain(secret)
		const file = write(opened, 'exported.json', exported.stdout)
		expectDone(await run(['connections', 'remove', 'lab', '--yes']))
		expectDone(await run(['connections', 'import', '--json-file', file]))
		const again = expectDone(await run(['connections', 'export', 'lab']))
		expect(again.stdout).toBe(exported.stdout)
		expect((await run(['connections', 'list', '--json'])).json().connections).toMatchObject([
			{ name: 'lab', production: true, hasSecret: false, defaultLifetimeSeconds: 604_800 },
		])
		expect((await run(['connections', 'export', 'none'])).code).toBe(1)
	})
})

describe('snippet', () => {
	it('leaves the token out unless it is asked for, and then writes that down', async () => {
		const opened = await world()
		const { run, addLab, server, secret } = opened
		expectDone(await addLab())
		expectDone(await run(['issue', 'lab']))
		const token = server.tokens()[0]?.token ?? ''
		for (const kind of ['curl', 'pytigergraph', 'spark', 'jdbc', 'env']) {
			const bare = expectDone(await run(['snippet', 'lab', '--for', kind]))
			expect(bare.stdout).toContain(String(kind === 'curl' ? server.restppPort : server.gsqlPort))
			expect(bare.stdout).not.toContain(token)
		}
		expect((await run(['inspect', 'lab', '--json'])).stdout).not.toContain('handed-out')
		const full = expectDone(await run(['snippet', 'lab', '--for', 'curl', '--with-token']))
		expect(full.stdout).toContain(token)
		expect(full.stdout).not.toContain(secret)
		expect((await run(['inspect', 'lab', '--json'])).stdout).toContain('handed-out')
		expect((await run(['snippet', 'lab'])).code).toBe(2)
		expect((await run(['snippet', 'lab', '--for', 'cobol'])).code).toBe(2)
	})
})
