import { describe, expect, it } from 'vitest'
import { type CliWorld, cliWorlds, expectDone, type Ran } from './cli-world.ts'
import { runInside } from './run-inside.ts'

const world = cliWorlds(runInside)

/** `lab` with user and password, the password on stdin. */
async function addByPassword({ run, address }: CliWorld, ...more: readonly string[]) {
	const user = ['--user=tigergraph', '--password-stdin', ...more]
	expectDone(await run(['connections', 'add', 'lab', ...address, ...user], 'tigergraph\n'))
}

/** What a run printed as JSON, of any shape. */
const jsonOf = (ran: Ran): Readonly<Record<string, unknown>> => ran.json()

describe.each(['3.9', '4.1'])('secrets on %s', (protocol) => {
	it('are listed masked, made, stored and dropped', async () => {
		const opened = await world({ protocol })
		const { run, server, said, files } = opened
		await addByPassword(opened)
		const listed = expectDone(await run(['secrets', 'list', 'lab']))
		expect(listed.stdout).toMatch(/ALIAS +SECRET/)
		expect(listed.stdout).toContain('secret2')
		const stored = expectDone(await run(['secrets', 'create', 'lab', 'kept', '--store', '--json']))
		expect(jsonOf(stored).secret).toEqual({
			alias: 'kept',
			masked: expect.stringContaining('…'),
			stored: true,
		})
		expectDone(await run(['issue', 'lab']))
		const entries = jsonOf(await run(['secrets', 'list', 'lab', '--json'])).secrets
		expect(entries).toContainEqual(
			expect.objectContaining({ alias: 'kept', stored: true, tokens: 1 }),
		)

		expect((await run(['secrets', 'drop', 'lab', 'kept'])).code).toBe(2)
		const dropped = expectDone(await run(['secrets', 'drop', 'lab', 'kept', '--yes', '--json']))
		const fate = protocol === '4.1' ? 'doubted' : 'ended'
		expect(jsonOf(dropped)).toMatchObject({ dropped: 'kept', forgotten: true })
		expect(jsonOf(dropped)[fate]).toMatchObject([
			{ state: fate === 'ended' ? 'deleted' : 'unknown', connection: 'lab' },
		])
		const told = expectDone(await run(['inspect', 'lab', ...(await idsOf(run)), '--json'])).stdout
		expect(told).toContain(fate === 'ended' ? 'with-secret' : 'doubted')
		const values = [...Object.values(server.secrets), ...server.tokens().map(({ token }) => token)]
		for (const value of values) {
			expect(said()).not.toContain(value)
			expect(files()).not.toContain(value)
		}
	})

	it('that are not stored are shown this once', async () => {
		const opened = await world({ protocol })
		const { run, address } = opened
		await addByPassword(opened)
		const made = expectDone(await run(['secrets', 'create', 'lab', 'shown', '--quiet']))
		expect(made.stdout).toMatch(/^\w{32}\n$/)
		expectDone(await run(['connections', 'add', 'two', ...address, '--secret-stdin'], made.stdout))
		expectDone(await run(['issue', 'two']))
		expect(opened.files()).not.toContain(made.stdout.trim())
	})

	it('cannot be had without a password, nor changed where nothing may be', async () => {
		const opened = await world({ protocol })
		const { run, address, secret } = opened
		await addByPassword(opened)
		const sealed = ['connections', 'add', 'sealed', ...address, '--secret-stdin']
		expectDone(await run(sealed, secret))
		const reader = ['connections', 'add', 'reader', ...address, '--read-only', '--user=tigergraph']
		expectDone(await run([...reader, '--password-stdin'], 'tigergraph'))
		for (const [code, fault, ...args] of [
			[3, 'secret-exists', 'create', 'lab', 'secret1'],
			[2, 'bad-alias', 'create', 'lab', 'a;b'],
			[3, 'no-such-secret', 'drop', 'lab', 'none', '--yes'],
			[1, 'password-required', 'list', 'sealed'],
			[1, 'read-only-connection', 'create', 'reader', 'x'],
			[1, 'read-only-connection', 'drop', 'reader', 'secret1', '--yes'],
		] as const) {
			const ran = await run(['secrets', ...args, '--json'])
			expect([ran.code, ran.json().error.code]).toEqual([code, fault])
		}
		expect(opened.server.log.some(({ method }) => method === 'DELETE')).toBe(false)
	})
})

async function idsOf(run: CliWorld['run']): Promise<string[]> {
	return (await run(['list', 'lab', '--json'])).json().tokens.map(({ id }) => String(id))
}

it('a secret typed in place of its alias is not repeated', async () => {
	const opened = await world()
	await addByPassword(opened)
	const ran = await opened.run(['secrets', 'drop', 'lab', opened.secret, '--yes'])
	expect(ran.code).toBe(3)
	expect(ran.stdout + ran.stderr).not.toContain(opened.secret)
})

describe('the block list', () => {
	it('is counted, warned of, and cleared only by --yes or the typed name', async () => {
		const opened = await world({ protocol: '4.1', blockListLimit: 50 })
		const { run } = opened
		await addByPassword(opened)
		expectDone(await run(['issue', 'lab']))
		expectDone(await run(['delete', 'lab', '--yes']))
		const shown = expectDone(await run(['block-list', 'lab', '--json']))
		expect(jsonOf(shown).blockList).toMatchObject({
			held: 1,
			maybe: 0,
			usualLimit: 20,
			level: 'room',
		})
		expect((await run(['block-list', 'lab'])).stdout).toContain('1 of its deletions')
		expect((await run(['block-list', 'lab', '--clear'])).code).toBe(2)
		const cleared = expectDone(await run(['block-list', 'lab', '--clear', '--yes', '--json']))
		expect(jsonOf(cleared).doubted).toMatchObject([{ state: 'unknown' }])
		const [id = ''] = await idsOf(run)
		expect((await run(['verify', 'lab', id])).code).toBe(0)
		expect((await run(['list', 'lab', '--json'])).json().tokens).toMatchObject([{ state: 'live' }])
	})

	it('is 4.x’s alone', async () => {
		const opened = await world()
		await addByPassword(opened)
		expectDone(await opened.run(['issue', 'lab']))
		expect((await opened.run(['block-list', 'lab', '--clear', '--yes'])).code).toBe(3)
		expect((await opened.run(['block-list', 'lab', '--yes'])).code).toBe(2)
	})
})

it('a token of 4.x may be for all graphs', async () => {
	const opened = await world({ protocol: '4.1' })
	await addByPassword(opened)
	const issued = expectDone(await opened.run(['issue', 'lab', '--global', '--json'])).json()
	expect(issued.token.graph).toBe(null)
	expect((await opened.run(['issue', 'lab', '--global', '--graph=tests'])).code).toBe(2)
})
