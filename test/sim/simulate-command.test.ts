import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runSimulate } from '../../source/sim/simulate-command.ts'
import { ask } from './ask.ts'
import { simulators } from './simulators.ts'

const simulator = simulators()

/** Runs the command in this process; `ready` waits for its first line. */
function run(...argv: string[]) {
	const [first, signal] = [Promise.withResolvers<string>(), Promise.withResolvers<() => void>()]
	let [out, err] = ['', '']
	const code = runSimulate(argv, {
		stdout: {
			write(text) {
				out += text
				first.resolve(text)
			},
		},
		stderr: {
			write(text) {
				err += text
			},
		},
		onSignal: signal.resolve,
	})
	return {
		code,
		ready: () => first.promise.then((line) => JSON.parse(line)),
		end: () => signal.promise.then((send) => send()),
		said: () => ({ out, err }),
	}
}

describe('tgtoken simulate', () => {
	test('says on one line where it listens, and ends when told to', async () => {
		const command = run('--protocol', '3.9.3', '--no-auth', '--max-lifetime', '60')
		const ready = await command.ready()
		expect(ready).toEqual({
			ready: true,
			protocol: '3.9.3',
			restppPort: expect.any(Number),
			gsqlPort: expect.any(Number),
			secrets: {
				secret1: expect.stringMatching(/^[a-z0-9]{32}$/),
				secret2: expect.stringMatching(/^[a-z0-9]{32}$/),
				secret3: expect.stringMatching(/^[a-z0-9]{32}$/),
			},
		})
		const url = `http://127.0.0.1:${ready.restppPort}`
		expect((await ask('GET', `${url}/echo`)).json.message).toBe('Hello GSQL')
		await command.end()
		expect(await command.code).toBe(0)
		expect(command.said().out.trim().split('\n')).toHaveLength(1)
		await expect(ask('GET', `${url}/echo`)).rejects.toThrow()
	})

	test('knobs reach the server', async () => {
		const knobs = ['--error-status=http', '--denied-status=403', '--omit-code', '--wake-up=1']
		const command = run(...knobs, '--clock-skew', '-86400')
		const { restppPort, gsqlPort } = await command.ready()
		const ping = () => ask('GET', `http://127.0.0.1:${gsqlPort}/api/ping`)
		expect((await ping()).text).toContain('Starting workspace')
		expect((await ping()).json.message).toBe('pong')
		const url = `http://127.0.0.1:${restppPort}`
		expect((await ask('GET', `${url}/echo`)).status).toBe(403)
		const wrong = await ask('POST', `${url}/requesttoken`, { body: { secret: 'x' } })
		expect([wrong.status, wrong.json.code]).toEqual([400, undefined])
		const behind = Date.now() - Date.parse(wrong.headers.get('date') ?? '')
		expect(behind).toBeGreaterThan(80_000_000)
		await command.end()
		await command.code
	})

	test.each([
		[['--protocol', '5.0'], '5.0'],
		[['--protocol'], 'protocol'],
		[['--restpp-port', '70000'], '--restpp-port'],
		[['--gsql-port', 'x'], '--gsql-port'],
		[['--max-lifetime=-1'], '--max-lifetime'],
		[['--lifetime-unit', 'hours'], '--lifetime-unit takes s or ms'],
		[['--clock-skew', 'much'], '--clock-skew'],
		[['--tls', 'fine'], '--tls takes good or self-signed'],
		[['--client-cert'], '--client-cert goes with --tls'],
		[['--wrong'], '--wrong'],
		[['extra'], 'extra'],
	])('%o is wrong use, said in a sentence', async (argv, named) => {
		const command = run(...argv)
		expect(await command.code).toBe(2)
		expect(command.said()).toEqual({ out: '', err: expect.stringContaining(named) })
	})

	test('help goes to stdout', async () => {
		const command = run('--help')
		expect(await command.code).toBe(0)
		expect(command.said().out).toContain('--protocol 3.9')
	})

	test('a port that is taken is a sentence, and leaves nothing open', async () => {
		const other = await simulator()
		for (const option of ['--gsql-port', '--restpp-port']) {
			const command = run(option, String(other.gsqlPort))
			expect(await command.code).toBe(1)
			expect(command.said().err).toContain(`port ${other.gsqlPort} is taken`)
		}
		const { gsqlPort, restppPort } = other
		await other.close()
		const blocker = await simulator({ gsqlPort: restppPort })
		const ports = ['--gsql-port', `${gsqlPort}`, '--restpp-port', `${blocker.gsqlPort}`]
		expect(await run(...ports).code).toBe(1)
		expect((await simulator({ gsqlPort })).gsqlPort).toBe(gsqlPort)
	})

	test.each(['SIGTERM', 'SIGINT'] as const)(
		'a process of it ends cleanly on %s',
		async (signal) => {
			const module = fileURLToPath(new URL('../../source/sim/simulate-command.ts', import.meta.url))
			const script = `
			const { runSimulate } = await import(${JSON.stringify(module)})
			const onSignal = (end) => ['SIGTERM', 'SIGINT'].forEach((each) => process.once(each, end))
			const { stdout, stderr } = process
			process.exitCode = await runSimulate(['--protocol', '4.1'], { stdout, stderr, onSignal })`
			const child = spawn(process.execPath, ['--input-type=module', '--eval', script])
			const exited = once(child, 'exit')
			const [line] = await once(createInterface(child.stdout), 'line')
			const { gsqlPort } = JSON.parse(line)
			await ask('GET', `http://127.0.0.1:${gsqlPort}/api/ping`)
			child.kill(signal)
			expect(await exited).toEqual([0, null])
		},
	)
})
