import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTls } from '../../source/sim/tls-identity.ts'
import { cliWorlds, expectDone } from './cli-world.ts'
import { runInside } from './run-inside.ts'

const world = cliWorlds(runInside)

type Step = {
	readonly name: string
	readonly result: string
	readonly fault: Record<string, unknown> | null
}
const stepsOf = (json: Record<string, unknown>) => json.steps as readonly Step[]

describe('tgtoken connections test', () => {
	it('shows every step, and mints nothing unless --issue says so', async () => {
		const { run, addLab, server } = await world()
		await addLab()
		const { stdout } = expectDone(await run(['connections', 'test', 'lab']))
		expect(stdout).toMatch(/^lab answers: TigerGraph 3\.9/)
		expect(stdout).toMatch(/\nSTEP +RESULT +TOOK +FOUND\ndns +✓ ok +\d+ ms +an address/)
		expect(stdout).toMatch(/\ncredentials +✓ ok +\d+ ms +secret accepted\n/)
		expect(stdout).toMatch(
			/\nround-trip +– skipped +it would issue a token; only when asked for\n$/,
		)
		expect(server.tokens()).toEqual([])
		const asked = expectDone(await run(['connections', 'test', 'lab', '--issue', '--json'])).json()
		expect(new Set(stepsOf(asked).map(({ result }) => result))).toEqual(new Set(['ok', 'skipped']))
		expect(stepsOf(asked).at(-1)).toMatchObject({ name: 'round-trip', result: 'ok', fault: null })
		expect(server.tokens().map(({ dropped }) => dropped)).toEqual([true])
	})

	it('ends with 3 at the first step that fails, and says what to do', async () => {
		const { run, addLab, server } = await world({ auth: false })
		await addLab()
		const text = await run(['connections', 'test', 'lab'])
		expect(text.code).toBe(3)
		expect(text.stdout).toMatch(/\nauth +✗ failed +\d+ ms +auth-disabled\n/)
		expect(text.stderr).toContain('gadmin restart restpp nginx gui gsql -y')
		const json = await run(['connections', 'test', 'lab', '--json'])
		expect([json.code, json.stderr]).toEqual([3, ''])
		expect(json.json()).toMatchObject({
			connection: { name: 'lab' },
			error: { code: 'auth-disabled' },
		})
		const failed = stepsOf(json.json()).filter(({ result }) => result === 'failed')
		expect(failed).toMatchObject([{ name: 'auth', fault: { code: 'auth-disabled' } }])
		server.control.setAuth(true)
		expectDone(await run(['connections', 'test', 'lab']))
	})

	it('waits for a workspace that is waking up, when it is told to', async () => {
		const { run, addLab, server } = await world({ protocol: '4.1' })
		await addLab()
		server.control.wakeUpFor(1000)
		const once = await run(['connections', 'test', 'lab', '--wait', '1s', '--json'])
		expect([once.code, once.json().error.code]).toEqual([3, 'waking-up'])
	})
})

describe('a connection over TLS', () => {
	it('trusts the file it is given, and says it when nothing is verified', async () => {
		const tls = makeTls('good', { wantsClient: true })
		const { run, address, server, secret } = await world({ tls })
		const folder = mkdtempSync(join(tmpdir(), 'tgtoken-tls-'))
		const file = (name: string, text: string) => {
			writeFileSync(join(folder, name), text)
			return join(folder, name)
		}
		const url = '--url=https://localhost'
		const options = [
			...address.filter((each) => !each.startsWith('--url')),
			url,
			'--secret-stdin',
			'--ca-file',
			file('ca.pem', tls.ca),
			'--client-cert',
			file('cert.pem', tls.client.cert),
			'--client-key',
			file('key.pem', tls.client.key),
		]
		const added = expectDone(await run(['connections', 'add', 'lab', ...options, '--json'], secret))
		expect(added.json().connection).toMatchObject({
			caFile: join(folder, 'ca.pem'),
			insecure: false,
		})
		expectDone(await run(['issue', 'lab']))
		expect(server.tokens()).toHaveLength(1)

		const edit = ['connections', 'edit', 'lab']
		const stranger = await run([...edit, '--ca-file=', '--json'])
		expect(expectDone(stranger).json().connection.caFile).toBeNull()
		const refused = await run(['connections', 'test', 'lab', '--json'])
		expect([refused.code, refused.json().error.code]).toEqual([3, 'tls-untrusted'])

		const insecure = expectDone(await run([...edit, '--insecure', '--json']))
		expect(insecure.json().connection.insecure).toBe(true)
		expect(expectDone(await run(['connections', 'list'])).stdout).toContain('INSECURE')
		expect(expectDone(await run(['connections', 'test', 'lab'])).stdout).toContain('NOT verified')
		const lone = await run([...edit, '--client-key='])
		expect([lone.code, lone.stderr]).toEqual([2, expect.stringContaining('given together')])
		expectDone(await run([...edit, '--no-insecure', '--client-key=', '--client-cert=']))
		expect((await run(['connections', 'list'])).stdout).not.toContain('INSECURE')
	})
})

it('a lifetime the server cut is said, for issue and refresh', async () => {
	const { run, addLab } = await world({ maxLifetimeSeconds: 604_800, capsQuietly: true })
	await addLab()
	const note = 'The server gave 7d instead of 30d: its own limit is shorter.\n'
	expect(expectDone(await run(['issue', 'lab'])).stdout).toContain('6d 23h left')
	expect((await run(['issue', 'lab', '--quiet'])).stderr).toBe(note)
	expect((await run(['refresh', 'lab', '--json'])).stderr).toContain(note)
})
