import { describe, expect, it } from 'vitest'
import { ok } from '../../source/model/fault.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { value } from '../rest/outcomes.ts'
import { failingHistory, workWorlds } from '../work/work-world.ts'
import { runHere } from './run-here.ts'

const world = workWorlds()

/** Runs `issue` while the disk takes the intent and refuses the token; what went where. */
async function issueOnFullDisk(args: readonly string[], isErrorTerminal: boolean) {
	const { ports, server } = await world()
	const history = failingHistory(ports.history, (count) => count === 2)
	const failing = ok({ ...ports, history })
	const ran = await runHere(failing, ['issue', 'lab', ...args], { isErrorTerminal })
	return { ...ran, token: server.tokens()[0]?.token ?? '' }
}

describe('a token that the disk would not take', () => {
	it('is shown on a terminal, so that it is not lost', async () => {
		const { code, token, stdout, stderr } = await issueOnFullDisk([], true)
		expect(code).toBe(1)
		expect(stdout).toBe('')
		expect(stderr.split('\n')).toContain(token)
		expect(stderr).toContain('The history could not be written')
	})

	it('is shown where --show asked for it anyway', async () => {
		const { stderr, stdout, token } = await issueOnFullDisk(['--show', '--json'], false)
		expect(stderr.split('\n')).toContain(token)
		expect(JSON.parse(stdout).error.code).toBe('history-not-written')
	})

	it('goes into no log unasked', async () => {
		const { code, token, stdout, stderr } = await issueOnFullDisk([], false)
		expect(code).toBe(1)
		expect(token).not.toBe('')
		expect(stdout + stderr).not.toContain(token)
		expect(stderr).toContain('--show was not given')
	})
})

it.each(['issue', 'token'])('%s names a mis-sized token that stays behind', async (command) => {
	const { ports, server } = await world({ protocol: '4.1', lifetimeUnit: 'milliseconds' })
	server.control.failNext({ kind: 'status', status: 500 }, { method: 'DELETE' })
	const { code, stderr } = await runHere(ok(ports), [command, 'lab'])
	expect(code).toBe(0)
	const tokens = [...ports.history.view().tokens.values()]
	const misSized = tokens.find(({ lifetimeSeconds }) => lifetimeSeconds === 2592)
	expect(stderr).toContain('of the wrong lifetime')
	expect(stderr).toContain(`tgtoken delete lab ${misSized?.id}`)
})

it('rotate names it too, though no other is given out then', async () => {
	const options = { protocol: '4.1', lifetimeUnit: 'seconds' } as const
	const { ports, server } = await world(options)
	expect((await runHere(ok(ports), ['issue', 'lab'])).code).toBe(0)
	server.control.set({ lifetimeUnit: 'milliseconds', maxLifetimeSeconds: 86_400 })
	server.control.failNext({ kind: 'status', status: 500 }, { method: 'DELETE' })
	const { code, stderr } = await runHere(ok(ports), ['rotate', 'lab'])
	expect(code).toBe(3)
	expect(stderr).toContain('of the wrong lifetime')
})

describe('a list of tokens themselves', () => {
	it.each(['--json', '--jsonl'])(
		'that breaks off says why with %s, and ends with 1',
		async (form) => {
			const { ports, connection } = await world()
			for (const label of ['one', 'two']) value(await issueToken(ports, { connection, label }))
			// That the second was shown cannot be written down, so it is not shown.
			const history = failingHistory(ports.history, (count) => count === 2)
			const ran = await runHere(ok({ ...ports, history }), ['list', '--show', form])
			const lines = ran.stdout.trimEnd().split('\n')
			expect(ran.code).toBe(1)
			expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
				error: { code: 'history-not-written' },
			})
			expect(lines).toHaveLength(form === '--jsonl' ? 2 : 1)
		},
	)
})
