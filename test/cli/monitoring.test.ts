import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { labelValue } from '../../source/cli/programs/check-text.ts'
import { newId } from '../../source/store/new-id.ts'
import { openHistory } from '../../source/store/open-history.ts'
import { valueIn } from '../store/store-world.ts'
import { cliWorlds, expectDone, program } from './cli-world.ts'
import { metricsOf } from './metrics-of.ts'
import { runInside } from './run-inside.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds(runInside)

describe('check', () => {
	it('ends with 0 while nothing is about to end, with 4 when something is, in every format', async () => {
		const it = await world()
		const { run } = it
		await seeded(it, 'say "hi"')
		expect(expectDone(await run(['check'])).stdout).toBe('Of 1 token none ends within 1d.\n')
		expect(expectDone(await run(['check', '--nagios'])).stdout).toBe(
			'TGTOKEN OK - Of 1 token none ends within 1d | ending=0;;;0;1 within=86400s\n',
		)
		const text = await run(['check', 'lab', '--within', '40d'])
		expect(text.code).toBe(4)
		expect(text.stdout).toMatch(/^Of 1 token 1 ends within 40d.+\nID .+\nt\w{11} /)
		const json = await run(['check', '--within=40d', '--json'])
		expect([json.code, json.json()]).toMatchObject([
			4,
			{ withinSeconds: 3_456_000, checked: 1, found: [{ why: 'ends', token: { state: 'live' } }] },
		])
		const nagios = await run(['check', '--within=40d', '--nagios'])
		expect(nagios.code).toBe(4)
		expect(nagios.stdout).toMatch(
			/^TGTOKEN WARNING - Of 1 token 1 ends .+; lab say "hi" ends in 29d .+ \| ending=1;;;0;1 within=3456000s\n$/,
		)
		expect((await run(['check', '--within=40d', '--nagios', '--plugin-exit'])).code).toBe(1)
		const prometheus = await run(['check', '--within=40d', '--prometheus'])
		expect(prometheus.code).toBe(4)
		expect(prometheus.stdout).toContain('tgtoken_tokens{state="live"} 1\n')
		expect(prometheus.stdout).toContain('tgtoken_tokens_ending{within_seconds="3456000"} 1\n')
		expect(prometheus.stdout).toMatch(
			/^tgtoken_token_expires_seconds\{connection="lab",graph="tests",label="say \\"hi\\"",id="t\w{11}",current="true"\} \d{10}$/m,
		)
		expect((await run(['check', '--json', '--nagios'])).code).toBe(2)
		expect((await run(['check', 'nowhere'])).code).toBe(1)
	})

	it('finds a current token that has expired', async () => {
		const it = await world()
		const { run, server } = it
		await seeded(it)
		const args = ['import', 'lab', '--token-stdin', '--current', '--expires=2020-01-01T00:00:00Z']
		expectDone(await run(args, server.mint().token))
		const ran = await run(['check', '--json'])
		expect([ran.code, ran.json()]).toMatchObject([4, { found: [{ why: 'ended' }] }])
		expect((await run(['check', '--plugin-exit'])).code).toBe(2)
	})
})

describe('check, for a monitor', () => {
	it('says UNKNOWN on stdout where nothing could be checked, with Nagios’ own code if asked', async () => {
		const { run, home } = await world()
		const nothing = await run(['check', 'nowhere', '--nagios', '--plugin-exit'])
		expect(nothing).toMatchObject({
			code: 3,
			stdout: 'TGTOKEN UNKNOWN - There is no connection named nowhere.\n',
			stderr: '',
		})
		expect((await run(['check', 'nowhere', '--nagios'])).code).toBe(1)
		const told = await run(['check', 'nowhere', '--plugin-exit'])
		expect([told.code, told.stdout]).toEqual([3, ''])
		expect(told.stderr).toContain('next: ')
		for (const form of ['--json', '--jsonl']) {
			const json = await run(['check', '--within=soon', '--plugin-exit', form])
			expect([json.code, json.json().error.code, json.stderr]).toEqual([3, 'bad-lifetime', ''])
		}
		rmSync(home, { recursive: true })
		writeFileSync(home, 'a file where the folder should be')
		const shut = await run(['check', '--nagios', '--plugin-exit'])
		expect([shut.code, shut.stdout.slice(0, 18)]).toEqual([3, 'TGTOKEN UNKNOWN - '])
	})

	it('prints what was found as JSON Lines', async () => {
		const it = await world()
		const ids = await seeded(it, 'one', 'two')
		const ran = await it.run(['check', '--within=40d', '--jsonl'])
		const lines = ran.stdout.trimEnd().split('\n')
		expect(ran.code).toBe(4)
		expect(lines.map((line) => JSON.parse(line).token.id).sort()).toEqual([...ids].sort())
		const { found } = (await it.run(['check', '--within=40d', '--json'])).json()
		expect(lines.map((line) => JSON.parse(line).token)).toEqual(
			(found as { token: unknown }[]).map(({ token }) => token),
		)
		expect(await it.run(['check', '--jsonl'])).toMatchObject({ code: 0, stdout: '' })
	})

	it('prints metrics that keep the rules of Prometheus’ text format, whatever a label holds', async () => {
		const it = await world()
		const label = 'back\\slash "quoted", {brace}=1 ünï'
		await seeded(it, label)
		const { stdout } = expectDone(await it.run(['check', '--prometheus']))
		expect(metricsOf(stdout)).toMatchObject({
			tgtoken_tokens: { type: 'gauge', samples: { length: 5 } },
			tgtoken_tokens_ending: { type: 'gauge', samples: [{ value: 0 }] },
			tgtoken_token_expires_seconds: {
				type: 'gauge',
				samples: [{ labels: { connection: 'lab', label, current: 'true' } }],
			},
		})
		expect(Object.keys(metricsOf(stdout))).toHaveLength(3)
	})

	it('escapes the line feed in a label too', () => {
		expect(labelValue('a\nb"c\\d')).toBe('a\\nb\\"c\\\\d')
	})
})

describe('watch', () => {
	it('renews what is about to end, tells it in a line, and is alone with its history', async () => {
		const it = await world()
		const { run, server, env } = it
		await seeded(it)
		const { token } = server.mint({ lifetimeSeconds: 600 })
		const imports = ['import', 'lab', '--token-stdin', '--current', '--expires=10m', '--json']
		const { id } = expectDone(await run(imports, token)).json().token
		const child = spawn(program, ['watch', '--ahead', '1h', '--jsonl'], { env })
		const ended = once(child, 'close')
		let stderr = ''
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			stderr += text
		})
		const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
		expect(JSON.parse(line)).toMatchObject({
			event: 'renewed',
			connection: 'lab',
			how: 'refreshed',
			token: { id, state: 'live', expiresAtSeconds: server.tokens()[0]?.expiresAtSeconds },
		})
		const second = await run(['watch', 'lab', '--json'])
		expect([second.code, second.json().error.code]).toEqual([1, 'already-watched'])
		// No signal opens a debugger on it, which would say so on stderr.
		child.kill('SIGUSR1')
		child.kill('SIGTERM')
		expect((await ended)[0]).toBe(0)
		expect(stderr).toBe('Watching 1 token.\n')
	})

	it('renews what was chosen on the screens too, current or not', async () => {
		const it = await world()
		const { run, server, env } = it
		await seeded(it)
		const { token } = server.mint({ lifetimeSeconds: 600 })
		const imports = ['import', 'lab', '--token-stdin', '--expires=10m', '--json']
		const id = String(expectDone(await run(imports, token)).json().token.id)
		const history = valueIn(await openHistory({ folder: it.home }))
		const chosen = { id: newId('event'), atMs: Date.now(), kind: 'auto-refresh', on: true } as const
		valueIn(await history.change([{ kind: 'event', tokenId: id, event: chosen }]))
		await history.close()
		const child = spawn(program, ['watch', '--jsonl'], { env })
		const ended = once(child, 'close')
		const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
		expect(JSON.parse(line)).toMatchObject({ event: 'renewed', how: 'refreshed', token: { id } })
		child.kill('SIGTERM')
		expect((await ended)[0]).toBe(0)
	})

	it('says what it cannot watch', async () => {
		const { run, addLab } = await world()
		await addLab('--read-only')
		for (const [what, code] of [
			['lab', 'read-only-connection'],
			['nothing', 'no-such-connection'],
		] as const) {
			const ran = await run(['watch', what, '--json'])
			expect([ran.code, ran.json().error.code]).toEqual([1, code])
		}
	})
})
