import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { deadlineMs, figure, rounds } from '../rounds.ts'
import { type CliWorld, cliWorlds, expectDone, program, runProgram } from './cli-world.ts'
import { isInstalled } from './is-installed.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds()

/** Uses its token as a program does: one request to REST++, the status as its exit code less 200. */
const client = `
	const { TG_HOST, TG_RESTPP_PORT, TG_API_TOKEN, TG_JWT_TOKEN } = process.env
	const path = TG_JWT_TOKEN ? '/restpp/echo' : '/echo'
	const headers = { Authorization: 'Bearer ' + TG_API_TOKEN }
	const reply = await fetch(TG_HOST + ':' + TG_RESTPP_PORT + path, { headers })
	console.log(await reply.text())
	process.exit(reply.status - 200)
`
const node = (script: string) => ['--', process.execPath, '--input-type=module', '-e', script]

/** Starts the program and leaves it running; `line` is the next line it prints. */
function start({ env }: CliWorld, ...args: string[]) {
	const child = spawn(program, args, { env })
	child.stdout.setEncoding('utf8')
	let said = ''
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text
	})
	const line = async () => `${(await once(child.stdout, 'data'))[0]}`.trimEnd()
	return {
		child,
		line,
		said: () => said,
		ended: once(child, 'close').then(([code]) => code as number | null),
	}
}

describe('token', () => {
	it('prints a valid token and nothing else, the same again while enough is left', async () => {
		const it = await world()
		await seeded(it)
		const first = expectDone(await it.run(['token', 'lab']))
		const [held] = it.server.tokens()
		expect(first).toMatchObject({ stdout: `${held?.token}\n`, stderr: '' })
		const again = expectDone(await it.run(['token', 'lab', '--json'])).json()
		expect(again).toMatchObject({ how: 'reused', token: { value: held?.token, current: true } })
		const longer = await it.run(['token', 'lab', '--min-ttl=31d', '--lifetime=60d', '--json'])
		expect(expectDone(longer).json()).toMatchObject({
			how: 'refreshed',
			token: { value: held?.token, expiresAtSeconds: it.server.tokens()[0]?.expiresAtSeconds },
		})
		expect(expectDone(await it.run(['header', 'lab'])).stdout).toBe(
			`Authorization: Bearer ${held?.token}\n`,
		)
		const never = await it.run(['token', 'lab', '--min-ttl', '31d'])
		expect([never.code, never.stdout]).toEqual([2, ''])
		expect(never.stderr).toContain('a token that lives 30d never has 31d left')
		const env = { ...it.env, TGTOKEN_MIN_TTL: '61d', TGTOKEN_LIFETIME: '90d' }
		const renewed = await runProgram(['token', 'lab', '--json'], env)
		expect(renewed.json().how).toBe('refreshed')
		expect(it.server.tokens()).toHaveLength(1)
	})

	it(
		'is one and the same for programs that ask at once',
		async () => {
			const it = await world({ protocol: '4.1' })
			await seeded(it)
			const most = rounds(3, 100)
			for (let round = 1; round <= most; round++) {
				const args = ['token', 'lab', `--min-ttl=${round}h`, `--lifetime=${round + 1}h`]
				const [one, two, three] = await Promise.all([it.run(args), it.run(args), it.run(args)])
				expectDone(one)
				expect([two.stdout, three.stdout]).toEqual([one.stdout, one.stdout])
				expect(it.server.tokens()).toHaveLength(round)
			}
			figure('three programs that ask for a token at once', { rounds: most, 'tokens made': most })
		},
		deadlineMs,
	)

	it('ends with 5 where nobody knows what the server did', async () => {
		const it = await world()
		await seeded(it)
		it.server.control.failNext({ kind: 'cut-off' }, { path: '/requesttoken' })
		const ran = await it.run(['token', 'lab', '--json'])
		expect([ran.code, ran.json().error.mayHaveActed]).toEqual([5, true])
	})
})

describe('env', () => {
	it.for(['sh', 'fish'])('prints lines that %s understands', async (shell, { skip }) => {
		skip(!isInstalled(shell), `${shell} is not installed`)
		const it = await world({ protocol: '4.1' })
		await seeded(it)
		const { stdout } = expectDone(await it.run(['env', 'lab', '--shell', shell]))
		const token = it.server.tokens()[0]?.token
		const script = `${stdout}\necho "$TG_HOST $TG_GRAPHNAME $TG_API_TOKEN $TG_JWT_TOKEN"`
		const seen = spawnSync(shell, ['-c', script], { env: it.env, encoding: 'utf8' })
		expect(seen.stdout).toBe(`http://127.0.0.1 tests ${token} ${token}\n`)
	})
})

describe('exec', () => {
	it.each(['3.9', '4.1'])('on %s gives a program a token the server accepts', async (protocol) => {
		const it = await world({ protocol })
		await seeded(it)
		const ran = expectDone(await it.run(['exec', 'lab', ...node(client)]))
		expect(JSON.parse(ran.stdout)).toMatchObject({ error: false })
		const [held] = it.server.tokens()
		it.server.drop(held?.token ?? '')
		expect((await it.run(['exec', 'lab', ...node(client)])).code).toBeGreaterThan(200)
		expect(it.said()).not.toContain(held?.token)
	})

	it('gives it nothing of another server, and none of our own secrets', async () => {
		const it = await world()
		await seeded(it)
		const env = {
			...it.env,
			TG_HOST: 'http://elsewhere',
			TG_PASSWORD: 'x',
			TG_JWT_TOKEN: 'x',
			TGTOKEN_SECRET: 'x',
			OTHER: 'kept',
		}
		const show = 'console.log(JSON.stringify(process.env))'
		const seen = (await runProgram(['exec', 'lab', ...node(show)], env)).json()
		expect(seen).toMatchObject({
			TG_HOST: 'http://127.0.0.1',
			TG_GRAPHNAME: 'tests',
			OTHER: 'kept',
		})
		for (const name of ['TG_PASSWORD', 'TG_JWT_TOKEN', 'TGTOKEN_SECRET']) {
			expect(seen).not.toHaveProperty(name)
		}
	})

	it('passes signals on, and the exit code back', async () => {
		const it = await world()
		await seeded(it)
		const trap =
			'process.on("SIGTERM", () => process.exit(9)); setInterval(() => {}, 1e6); console.log(1)'
		const running = start(it, 'exec', 'lab', ...node(trap))
		await running.line()
		running.child.kill('SIGTERM')
		expect(await running.ended).toBe(9)
		expect((await it.run(['exec', 'lab', '--', '/bin/sh', '-c', 'kill -KILL $$'])).code).toBe(137)
		const none = await it.run(['exec', 'lab', '--', 'no-such-program'])
		expect([none.code, none.stdout]).toEqual([1, ''])
		expect(none.stderr).toContain('no-such-program, it was not found')
		// What stands behind -- is the program's, whatever it is called.
		expect((await it.run(['exec', 'lab', '--', 'echo', '--demo', '--json'])).stdout).toBe(
			'--demo --json\n',
		)
	})

	it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGALRM'] as const)(
		'passes %s on, and nothing else comes of it',
		async (signal) => {
			const it = await world()
			await seeded(it)
			const trap = `process.on('${signal}', () => process.exit(9)); setInterval(() => {}, 1e6); console.log(1)`
			const running = start(it, 'exec', 'lab', ...node(trap))
			await running.line()
			running.child.kill(signal)
			expect(await running.ended).toBe(9)
			expect(running.said()).toBe('')
		},
	)

	it('takes the options behind the program for a mistake where -- is missing', async () => {
		const it = await world()
		await seeded(it)
		for (const option of ['-l', '--json', '--renew']) {
			const ran = await it.run(['exec', 'lab', 'ls', option])
			expect([ran.code, it.server.log]).toEqual([2, []])
			expect(ran.stdout + ran.stderr).toContain(`its options (${option}) stand behind --.`)
		}
		expect((await it.run(['exec', 'lab', 'echo', 'two'])).stdout).toBe('two\n')
	})

	it('with --delete-after revokes what it issued for it, however it ends', async () => {
		const it = await world()
		await seeded(it)
		const current = expectDone(await it.run(['token', 'lab'])).stdout.trim()
		const args = ['exec', 'lab', '--delete-after', '--lifetime=1h']
		const ran = expectDone(await it.run([...args, '--', '/bin/sh', '-c', 'echo $TG_API_TOKEN']))
		expect(ran.stdout.trim()).not.toBe(current)
		const wait = 'setInterval(() => {}, 1e6); console.log(1)'
		const running = start(it, ...args, ...node(wait))
		await running.line()
		running.child.kill('SIGINT')
		expect(await running.ended).toBe(130)
		expect(it.server.tokens().map(({ dropped }) => dropped)).toEqual([false, true, true])
		it.server.control.failNext({ kind: 'reply', status: 500, body: '{}' }, { method: 'DELETE' })
		const left = await it.run([...args, '--', 'true'])
		expect(left.code).not.toBe(0)
		expect(left.stderr).toContain('could not be deleted')
	})

	it('with --renew refreshes the token while the program runs; on 4.x it says that it cannot', async () => {
		const it = await world()
		await seeded(it)
		const held = it.server.control.hold({ method: 'PUT', path: '/requesttoken' })
		const cat = ['exec', 'lab', '--renew', '--min-ttl=2s', '--lifetime=3s', '--', 'cat']
		const running = start(it, ...cat)
		await held.arrived
		held.release()
		running.child.stdin.end('done\n')
		expect(await running.line()).toBe('done')
		expect(await running.ended).toBe(0)
		expect(it.server.tokens()).toHaveLength(1)
		const four = await world({ protocol: '4.1' })
		await seeded(four)
		const refused = await four.run(['exec', 'lab', '--renew', '--', 'true'])
		expect(refused.code).toBe(3)
		expect(refused.stderr).toContain('cannot refresh a token')
	})
})
