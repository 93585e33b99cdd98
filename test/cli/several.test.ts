import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CliWorld, cliWorlds, expectDone } from './cli-world.ts'
import { runInside } from './run-inside.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds(runInside)

const dropped = ({ server }: CliWorld) => server.tokens().map((token) => token.dropped)

describe('delete, of several', () => {
	it('takes ids, each once, and says how each went', async () => {
		const it = await world()
		const [one = '', two = ''] = await seeded(it, 'one', 'two', 'three')
		const ran = await it.run(['delete', 'lab', one, two, one.slice(0, 8), '--yes', '--json'])
		expect(expectDone(ran).json()).toMatchObject({
			deleted: 2,
			failed: 0,
			results: [
				{ token: { id: one, state: 'deleted' }, alreadyGone: false, error: null },
				{ token: { id: two, state: 'deleted' }, alreadyGone: false, error: null },
			],
		})
		expect(dropped(it)).toEqual([true, true, false])
		expect((await it.run(['delete', 'lab', '--current', '--yes', '--quiet'])).code).toBe(0)
		expect(dropped(it)).toEqual([true, true, true])
	})

	it('takes a filter, needs --yes without a terminal, and goes on after one that fails', async () => {
		const it = await world()
		await seeded(it, 'notebook a', 'loader', 'notebook b')
		const args = ['delete', 'lab', '--filter', 'label:notebook']
		expect((await it.run(args)).code).toBe(2)
		it.server.drop(it.server.tokens()[0]?.token ?? '')
		const ran = await it.run([...args, '--yes'])
		expect(ran.code).toBe(3)
		expect(ran.stdout).toMatch(/^failed .+\ndeleted .+\nDeleted 1 of 2 tokens on lab\.\n$/s)
		expect(dropped(it)).toEqual([true, false, true])
		const unknown = await it.run(['delete', 'lab', '--filter', '!state:expird', '--yes'])
		expect([unknown.code, dropped(it)[1]]).toEqual([2, false])
		expect((await it.run(['delete', 'lab', 'x', '--current', '--yes'])).code).toBe(2)
	})

	it('of --expired clears out what has expired; nothing to do is 4', async () => {
		const it = await world()
		await seeded(it, 'live')
		const none = await it.run(['delete', 'lab', '--expired', '--yes', '--json'])
		expect([none.code, none.json().error.code]).toEqual([4, 'nothing-matched'])
		const past = it.server.mint({ dropped: true }).token
		await it.run(['import', 'lab', '--token-stdin', '--expires=2020-01-01T00:00:00Z'], past)
		const cleared = await it.run(['delete', 'lab', '--expired', '--yes', '--json'])
		expect(expectDone(cleared).json()).toMatchObject({
			deleted: 1,
			results: [{ alreadyGone: true }],
		})
		expect(dropped(it)).toEqual([false, true])
	})

	it('ends with 5 where an answer was lost', async () => {
		const it = await world()
		const ids = await seeded(it, 'one', 'two')
		it.server.control.failNext({ kind: 'cut-off' }, { method: 'DELETE' })
		const ran = await it.run(['delete', 'lab', ...ids, '--yes', '--json'])
		expect([ran.code, ran.json().failed]).toEqual([5, 2])
	})
})

describe('rotate', () => {
	it.each(['3.4', '3.9', '4.1'])(
		'on %s puts a new token in the place of the old',
		async (protocol) => {
			const it = await world({ protocol })
			const [old] = await seeded(it, 'loader')
			const { token, replaced } = expectDone(await it.run(['rotate', 'lab', '--json'])).json()
			expect(replaced).toBe(old)
			expect(token).toMatchObject({ label: 'loader', current: true, state: 'live' })
			expect(dropped(it)).toEqual([true, false])
		},
	)
})

describe('list', () => {
	it('filters, prints JSON Lines, or ids alone', async () => {
		const it = await world()
		const [one, two] = await seeded(it, 'one', 'two')
		const lines = expectDone(await it.run(['list', '--jsonl']))
			.stdout.trimEnd()
			.split('\n')
		const tokens = lines.map((line) => JSON.parse(line))
		expect(tokens).toEqual((await it.run(['list', '--json'])).json().tokens)
		expect((await it.run(['list', '--quiet', '--filter', 'label:two'])).stdout).toBe(`${two}\n`)
		const current = await it.run(['list', '--filter', '!is:current state:live', '--jsonl'])
		expect(JSON.parse(current.stdout).id).toBe(one)
		const none = await it.run(['list', '--filter', 'nothing-like-it', '--jsonl'])
		expect([none.code, none.json().error.code]).toEqual([4, 'nothing-matched'])
		const wrong = await it.run(['list', '--filter', 'color:red'])
		expect([wrong.code, wrong.stdout]).toEqual([2, ''])
	})
})

describe('lists', () => {
	it('are JSON Lines too, each line what stands in the list of --json', async () => {
		const it = await world()
		await seeded(it, 'one')
		const login = ['--user=tigergraph', '--password-stdin']
		expectDone(await it.run(['connections', 'add', 'other', ...it.address, ...login], 'tigergraph'))
		for (const [words, field] of [
			[['connections', 'list'], 'connections'],
			[['secrets', 'list', 'other'], 'secrets'],
			[['list'], 'tokens'],
		] as const) {
			const { stdout } = expectDone(await it.run([...words, '--jsonl']))
			const lines = stdout.trimEnd().split('\n')
			expect(lines.length).toBeGreaterThan(0)
			expect(lines.map((line) => JSON.parse(line))).toEqual(
				expectDone(await it.run([...words, '--json'])).json()[field],
			)
		}
		const gone = await it.run(['secrets', 'list', 'nowhere', '--jsonl'])
		expect([gone.code, gone.json().error.code]).toEqual([1, 'no-such-connection'])
	})
})

describe('inspect, of a token on stdin', () => {
	it('needs no history to take it apart, and makes none', async () => {
		const it = await world()
		expectDone(await it.run(['inspect', '--token-stdin'], 'y'.repeat(32)))
		expect(it.files()).not.toContain('yyyy')
		rmSync(it.home, { recursive: true })
		writeFileSync(it.home, 'a file where the folder should be')
		const ran = await it.run(['inspect', '--token-stdin', '--json'], 'y'.repeat(32))
		expect(expectDone(ran).json().token).toMatchObject({ form: 'opaque', known: null })
		expect(ran.stderr).toContain('The history could not be read')
		const asked = await it.run(['inspect', '--token-stdin', '--connection=lab'], 'y'.repeat(32))
		expect([asked.code, asked.stdout]).toEqual([1, ''])
	})

	it('takes a JWT apart and has a server judge it; nothing is kept of it', async () => {
		const it = await world({ protocol: '4.1' })
		await seeded(it)
		const token = expectDone(await it.run(['token', 'lab'])).stdout
		const alone = await it.run(['inspect', '--token-stdin', '--json'], token)
		const known = expectDone(await it.run(['list', '--quiet'])).stdout.trim()
		expect(expectDone(alone).json()).toMatchObject({
			token: { form: 'jwt', known, jwt: { verified: false, claims: { graph: 'tests' } } },
			accepted: null,
		})
		const args = ['inspect', '--token-stdin', '--connection', 'lab']
		expect(expectDone(await it.run(args, token)).stdout).toMatch(/^server +accepted by lab$/m)
		it.server.drop(token.trim())
		const refused = await it.run([...args, '--json'], token)
		expect([refused.code, refused.json().accepted]).toEqual([3, false])
		const other = await it.run(['inspect', '--token-stdin', '--json'], 'y'.repeat(32))
		expect(expectDone(other).json().token).toMatchObject({ form: 'opaque', known: null })
		expect((await it.run(['inspect', '--token-stdin'], 'no token at all')).code).toBe(2)
		expect((await it.run(['inspect'])).code).toBe(2)
	})
})
