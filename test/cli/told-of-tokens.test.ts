import { expect, it } from 'vitest'
import { ok } from '../../source/model/fault.ts'
import { failingHistory, workWorlds } from '../work/work-world.ts'
import { runHere } from './run-here.ts'

const world = workWorlds()
const daySeconds = 86_400

it.each([
	[daySeconds, 'is 1d ahead of this machine’s: by this one it ends that much sooner.'],
	[-daySeconds, 'is 1d behind this machine’s: by this one it ends that much later.'],
	[600, 'is 10m ahead of this machine’s: by this one it ends that much sooner.'],
])(
	'a clock of the server that is %i s off is said with the end that it tells',
	async (skew, words) => {
		for (const protocol of ['3.9', '4.1']) {
			const { ports, server } = await world({ protocol })
			server.control.setClockSkewSeconds(skew)
			const issued = await runHere(ok(ports), ['issue', 'lab', '--lifetime', '2d'])
			expect(issued.stdout).toContain(`The server’s clock ${words}`)
			expect((await runHere(ok(ports), ['inspect', 'lab'])).stdout).toContain(words)
		}
	},
)

it('clocks that agree, or an end that was counted here, are no matter for words', async () => {
	const { ports, server } = await world({ protocol: '3.3' })
	expect((await runHere(ok(ports), ['issue', 'lab'])).stdout).not.toContain('clock')
	server.control.set({ refreshAnswersDuration: true })
	server.control.setClockSkewSeconds(daySeconds)
	expect((await runHere(ok(ports), ['connections', 'test', 'lab'])).code).toBe(0)
	expect((await runHere(ok(ports), ['refresh', 'lab'])).stdout).not.toContain('clock')
})

it('that nothing verifies whose token it is, is said of the token too', async () => {
	for (const insecure of [true, false]) {
		const { ports } = await world({ typed: { insecure } })
		const issued = await runHere(ok(ports), ['issue', 'lab', '--json'])
		expect(JSON.parse(issued.stdout).token.insecure).toBe(insecure)
		const listed = await runHere(ok(ports), ['list', '--json'])
		expect(JSON.parse(listed.stdout).tokens[0].insecure).toBe(insecure)
		const { stdout } = await runHere(ok(ports), ['inspect', 'lab'])
		expect(/^connection +lab INSECURE$/m.test(stdout)).toBe(insecure)
	}
})

it('what would settle an unknown token is said, whether its value is held or not', async () => {
	const { ports, server } = await world()
	expect((await runHere(ok(ports), ['issue', 'lab'])).code).toBe(0)
	server.control.failNext({ kind: 'drop-after' })
	expect((await runHere(ok(ports), ['delete', 'lab', '--current', '--yes'])).code).toBe(5)
	const [held] = [...ports.history.view().tokens.keys()]
	const inspected = await runHere(ok(ports), ['inspect', 'lab', held ?? ''])
	expect(inspected.stdout).toMatch(
		new RegExp(`^settled by +tgtoken verify lab ${held} asks the server$`, 'm'),
	)
	const full = failingHistory(ports.history, (count) => count === 2)
	await runHere(ok({ ...ports, history: full }), ['issue', 'lab', '--lifetime', '1h'])
	const lost = [...ports.history.view().tokens.keys()].find((id) => id !== held)
	const { stdout } = await runHere(ok(ports), ['inspect', 'lab', lost ?? ''])
	expect(stdout).toMatch(
		/^settled by +its end, or its value where it turns up: tgtoken import lab$/m,
	)
	expect(stdout).toMatch(/^at the latest +\d{4}-/m)
})
