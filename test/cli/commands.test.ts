import { describe, expect, it } from 'vitest'
import { cliWorlds, expectDone } from './cli-world.ts'
import { runInside } from './run-inside.ts'

const world = cliWorlds(runInside)
const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

describe('every command, for people', () => {
	it('does its work and says it in a line or a table', async () => {
		const { run, addLab, server } = await world()
		const say = async (...args: string[]) => expectDone(await run(args)).stdout

		expect(await say('connections', 'list')).toContain('no connections yet')
		expect(expectDone(await addLab('--production')).stdout).toMatch(/^Added lab\./)
		expect(await say('connections', 'test', 'lab')).toMatch(/^lab answers: TigerGraph 3\.9/)
		expect(await say('connections', 'list')).toMatch(
			/^NAME +HOST +GRAPH +SERVER +LIVE +NEXT EXPIRY +MARKS\nlab +127\.0\.0\.1 +tests +● 3\.9\.\d+ +0 +– +production\n$/,
		)
		expect(await say('list')).toContain('no tokens yet')
		expect(await say('connections', 'edit', 'lab', '--default-lifetime', '7d')).toBe(
			'Changed lab.\n',
		)

		const issued = await say('issue', 'lab', '--label', 'nightly loader')
		expect(issued).toMatch(
			/^Issued \w{4}…\w{4} on lab for 7d \(t\w{11}\); it expires \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+00 \(6d 23h left\)\.\n$/,
		)
		const id = /\((t\w{11})\)/.exec(issued)?.[1] ?? ''
		expect(await say('list', 'lab')).toMatch(
			/^ID +STATE +TOKEN +LABEL +GRAPH +EXPIRES +LEFT\nt\w{11} +● live +\S+ ★ +nightly loader +tests +\w{3} \d\d \d\d:\d\d \+00 +6d 23h\n$/,
		)
		expect(await say('list')).toContain('CONNECTION')
		expect(await say('label', 'lab', id, 'by day')).toContain('is now labelled by day')
		expect(await say('current', 'lab', id)).toContain('The current token of lab is')
		const inspected = await say('inspect', 'lab', id)
		expect(inspected).toMatch(/^asked \/ got +7d \/ 7d$/m)
		expect(inspected).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+00 +labelled +by day$/m)
		expect(await say('verify', 'lab')).toMatch(/^Accepted: lab accepts/)
		expect(await say('refresh', 'lab', '--lifetime', '30d')).toMatch(
			/^Refreshed .+\(29d 23h left\), before: .+\(6d 23h left\)\.\n$/,
		)
		expect(await say('delete', 'lab', id, '--yes')).toMatch(
			/^Deleted .+: the server confirmed\.\n$/,
		)
		expect(server.tokens().map((token) => token.dropped)).toEqual([true])
		const pasted = server.mint().token
		const imported = await run(['import', 'lab', '--token-stdin', '--expires', '30d'], pasted)
		expect(expectDone(imported).stdout).toMatch(
			/^Imported .+ into lab \(t\w{11}\); expires .+ left\)\.\n$/,
		)
		const info = await say('info')
		expect(info).toMatch(
			/^version +0\.1\.0, history layout 2\nnode +\d+\.\d+\.\d+ \(\/.+\)\nhistory +\/.+$/m,
		)
		expect(info).toMatch(/^ +journal-1\.jsonl +\d+\.\d kB +changes since the snapshot$/m)
		expect(info).toMatch(/^key +file 0600; .+ AES-256-GCM\nholds +1 connection, 2 tokens$/m)
		expect(info).toMatch(/^code cache +\/.+\nlocks +.+\nlog +none is written$/m)
		expect(await say('connections', 'remove', 'lab', '--yes')).toMatch(
			/^Removed lab\. 2 of its tokens stay in the history, 1 of them may still be live/,
		)
	})

	it('says on stderr which token it took when none was named', async () => {
		const { run, addLab } = await world()
		await addLab()
		await run(['issue', 'lab', '--label', 'loader'])
		const { stdout, stderr } = expectDone(await run(['refresh', 'lab']))
		expect(stderr).toMatch(/^Taking the current token of lab: \w{4}…\w{4} loader \(t\w{11}\)\n$/)
		expect(stdout).not.toContain('Taking')
	})
})

describe('every command, for programs', () => {
	it('answers with one object of the documented shape', async () => {
		const { run, addLab, secret, server } = await world()
		const ask = async (...args: string[]) => expectDone(await run([...args, '--json'])).json()

		expect(await ask('connections', 'list')).toEqual({ connections: [] })
		expect(expectDone(await addLab('--json')).json().connection).toMatchObject({
			name: 'lab',
			url: 'http://127.0.0.1',
			graph: 'tests',
			hasSecret: true,
			server: null,
			liveTokens: 0,
		})
		expect((await ask('connections', 'test', 'lab')).connection.server).toMatchObject({
			dialect: 'json',
			authEnabled: true,
			restppUrl: server.restppUrl,
			fault: null,
		})
		expect((await ask('connections', 'edit', 'lab', '--read-only')).connection.readOnly).toBe(true)
		expect((await ask('connections', 'edit', 'lab', '--no-read-only')).connection.readOnly).toBe(
			false,
		)

		const { token } = await ask('issue', 'lab', '--lifetime', '12h', '--label', 'loader')
		expect(token).toEqual({
			id: expect.stringMatching(/^t\w{11}$/),
			connection: 'lab',
			insecure: false,
			graph: 'tests',
			label: 'loader',
			state: 'live',
			current: true,
			masked: expect.stringMatching(/^\w{4}…\w{4}$/),
			fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
			issuedAt: expect.stringMatching(iso),
			issuedAtSeconds: expect.any(Number),
			expiresAt: expect.stringMatching(iso),
			expiresAtSeconds: server.tokens()[0]?.expiresAtSeconds,
			expirySource: 'server',
			latestExpiresAt: null,
			latestExpiresAtSeconds: null,
		})
		expect(Date.parse(`${token.expiresAt}`) / 1000).toBe(token.expiresAtSeconds)
		const id = `${token.id}`
		expect((await ask('list')).tokens).toEqual([token])
		expect((await ask('list', 'lab')).tokens).toEqual([token])
		expect((await ask('label', 'lab', id)).token.label).toBe('')
		expect((await ask('current', 'lab')).token.id).toBe(id)
		expect((await ask('inspect', 'lab', `${token.fingerprint}`)).token).toMatchObject({
			id,
			origin: 'issued',
			form: 'opaque',
			lifetimeAskedSeconds: 43_200,
			valueHeld: true,
			jwt: null,
			events: [
				{ kind: 'asked', action: 'issue' },
				{ kind: 'labelled', label: 'loader' },
				{ kind: 'issued', expiresAtSeconds: token.expiresAtSeconds },
				{ kind: 'labelled', label: '' },
			],
		})
		expect(await ask('verify', 'lab')).toMatchObject({ token: { id }, accepted: true })
		const refreshed = await ask('refresh', 'lab', id.slice(0, 6), '--lifetime', '30d')
		expect(refreshed.token.expiresAtSeconds).toBe(server.tokens()[0]?.expiresAtSeconds)
		expect(refreshed).not.toHaveProperty('replaced')
		expect(await ask('delete', 'lab', '--yes')).toMatchObject({
			token: { id, state: 'deleted', current: false },
			alreadyGone: false,
		})
		const pasted = server.mint({ lifetimeSeconds: 3600 })
		const args = ['import', 'lab', '--token-stdin', '--current', '--json']
		const expires = `--expires=${pasted.expiresAtSeconds}`
		const imported = expectDone(await run([...args, expires], `${pasted.token}\n`)).json()
		expect(imported).toMatchObject({
			wasThere: false,
			token: { expiresAtSeconds: pasted.expiresAtSeconds, expirySource: 'user', current: true },
		})
		expect((await ask('info')).info).toMatchObject({
			connections: 1,
			tokens: 2,
			schema: 2,
			problem: null,
			files: [{ name: 'journal-1.jsonl' }, { name: 'key', bytes: 131 }],
		})
		expect(await ask('connections', 'remove', 'lab', '--yes')).toMatchObject({
			connection: { name: 'lab', hasSecret: false },
			removed: true,
			tokensLeft: 2,
			mayBeLive: 1,
		})
		expect(await ask('connections', 'list')).toEqual({ connections: [] })
		expect(secret).toHaveLength(32)
	})

	it('shows a token’s value with --show and only then, and writes down that it did', async () => {
		const { run, addLab, server } = await world()
		await addLab()
		const { token } = expectDone(await run(['issue', 'lab', '--show', '--json'])).json()
		const [held] = server.tokens()
		expect(token.value).toBe(held?.token)
		expect((await run(['inspect', 'lab', '--show'])).stdout).toContain(held?.token)
		expect((await run(['list', '--show', '--json'])).json().tokens[0]?.value).toBe(held?.token)
		const inspected = (await run(['inspect', 'lab', '--json'])).json().token
		expect(inspected).not.toHaveProperty('value')
		const events = inspected.events as { kind: string }[]
		expect(events.filter(({ kind }) => kind === 'handed-out')).toHaveLength(3)
	})

	it('on 4.x rotates, names what was replaced, and shows a JWT’s claims as not verified', async () => {
		const { run, addLab, server } = await world({ protocol: '4.1' })
		await addLab()
		const issued = (await run(['issue', 'lab', '--lifetime', '1d', '--json'])).json().token
		const rotated = expectDone(await run(['refresh', 'lab', '--lifetime', '2d', '--json'])).json()
		expect(rotated.replaced).toBe(issued.id)
		expect(rotated.token).toMatchObject({ current: true, expirySource: 'jwt' })
		expect(rotated.token.id).not.toBe(issued.id)
		const text = expectDone(await run(['inspect', 'lab'])).stdout
		expect(text).toMatch(/^claims \(not verified\)$/m)
		expect(text).toMatch(/^exp +\d{10} = \d{4}-/m)
		const { jwt } = (await run(['inspect', 'lab', '--json'])).json().token
		expect(jwt).toMatchObject({ verified: false, header: { alg: 'HS256' } })
		expect(server.tokens().map((token) => token.dropped)).toEqual([true, false])
	})
})
