import { expect, it } from 'vitest'
import { type Waking, wakeServer } from '../../source/work/wake-server.ts'
import { codeOf, value } from '../rest/outcomes.ts'
import { movedClock } from './moved-clock.ts'
import { workWorlds } from './work-world.ts'

const world = workWorlds()

it.each(['3.9', '4.1'])(
	'waits until a workspace of %s is awake, and says each time',
	async (protocol) => {
		const it = await world({ protocol })
		const { clock, asleep, move } = movedClock(it)
		it.server.control.wakeUpFor(1000)
		const heard: Waking[] = []
		const onWaiting = (waking: Waking) => heard.push(waking)
		const woken = wakeServer(it.ports, it.connection, clock, { onWaiting })
		const startMs = it.ports.nowMs()
		for (const seconds of [10, 20, 30]) {
			expect(await asleep()).toBe(startMs + seconds * 1000)
			if (seconds === 30) it.server.control.clearFaults()
			move(10)
		}
		expect(value(await woken).dialect).toBe(protocol === '4.1' ? 'jwt' : 'json')
		expect(heard.map(({ looks }) => looks)).toEqual([1, 2, 3])
		expect(new Set(it.server.log.map(({ method }) => method))).toEqual(new Set(['GET']))
	},
)

it('gives up when its time is over', async () => {
	const it = await world()
	const { clock, asleep, move } = movedClock(it)
	it.server.control.wakeUpFor(1000)
	const woken = wakeServer(it.ports, it.connection, clock, { forSeconds: 15 })
	await asleep()
	move(10)
	expect(codeOf(await woken)).toBe('waking-up')
	expect(it.ports.history.view().servers.get(it.connection.id)?.fault?.code).toBe('waking-up')
})

it('stops at once when the user says so', async () => {
	const it = await world()
	const { clock, asleep } = movedClock(it)
	it.server.control.wakeUpFor(1000)
	const stop = new AbortController()
	const woken = wakeServer(it.ports, it.connection, clock, {}, stop.signal)
	await asleep()
	const looks = it.server.log.length
	stop.abort()
	expect(codeOf(await woken)).toBe('cancelled')
	expect(it.server.log.length).toBe(looks)
})

it('tries nothing else again: not a refusal, not a closed port, not a failure of the server', async () => {
	const it = await world({ auth: false })
	const { clock } = movedClock(it)
	const { ports, connection, server } = it
	expect(codeOf(await wakeServer(ports, connection, clock))).toBe('auth-disabled')
	server.control.failNext({ kind: 'status', status: 500 }, {}, 100)
	expect(codeOf(await wakeServer(ports, connection, clock))).toBe('server-error')
	await server.close()
	expect(codeOf(await wakeServer(ports, connection, clock))).toBe('connection-refused')
})
