import { expect, it } from 'vitest'
import { ok } from '../../source/model/fault.ts'
import { workWorlds } from '../work/work-world.ts'
import { runHere } from './run-here.ts'

const world = workWorlds()

it.each([
	[
		'at a terminal says that it waits',
		true,
		/^lab is waking up; looking again in 10s, for 5m more\.$/m,
	],
	['in a pipe says only what came of it', false, /^$/],
])('a test of a server that is waking up, %s', async (_what, isErrorTerminal, said) => {
	const { ports, connection, server } = await world({ protocol: '4.1' })
	server.control.wakeUpFor(1000)
	// While it waits the server wakes up, and no time passes here.
	const until = async () => server.control.wakeUpFor(0)
	const ran = await runHere(ok(ports), ['connections', 'test', connection.name, '--wait', '5m'], {
		isErrorTerminal,
		clock: { nowMs: ports.nowMs, until },
	})
	expect(ran.stdout).toContain('✓ ok')
	expect([ran.code, ran.stderr]).toEqual([0, expect.stringMatching(said)])
})
