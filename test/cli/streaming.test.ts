import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { plain } from '../../source/cli/paint.ts'
import { printAnswer } from '../../source/cli/print-answer.ts'
import { newId } from '../../source/store/new-id.ts'
import { openHistory } from '../../source/store/open-history.ts'
import type { Change } from '../../source/work/ports.ts'
import { value } from '../rest/outcomes.ts'
import { type CliWorld, cliWorlds, program } from './cli-world.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds()

/** So many tokens that were imported, in one writing. */
async function withMany(it: CliWorld, count: number): Promise<void> {
	await seeded(it)
	const history = value(await openHistory({ folder: it.home }))
	const [connectionId = ''] = history.view().connections.keys()
	const changes = Array.from({ length: count }, (_, index): Change => {
		const event = {
			id: newId('event'),
			atMs: Date.UTC(2026, 0),
			kind: 'imported',
			masked: 'abcd…efgh',
			fingerprint: '0123456789ab',
			form: 'opaque',
			expiresAtSeconds: 1_900_000_000 + index,
			expirySource: 'user',
		} as const
		return { kind: 'token', token: { id: newId('token'), connectionId }, event }
	})
	value(await history.change(changes))
	await history.close()
}

describe('a long list', () => {
	it('ends quietly once its reader has what it wanted', async () => {
		const it = await world()
		await withMany(it, 3000)
		const script = '"$0" list --jsonl | head -1; echo "$' + '{PIPESTATUS[0]}"'
		const ran = spawnSync('bash', ['-c', script, program], { env: it.env, encoding: 'utf8' })
		const [line = '', code] = ran.stdout.trimEnd().split('\n')
		expect(JSON.parse(line)).toMatchObject({ expiresAtSeconds: 1_900_000_000 })
		expect([code, ran.stderr]).toEqual(['0', ''])
		const all = await it.run(['list', '--jsonl'])
		expect(all.stdout.trimEnd().split('\n')).toHaveLength(3000)
	})

	it('is made no further than it is read', async () => {
		let made = 0
		function* lines() {
			for (;;) yield `${++made}`
		}
		const read: string[] = []
		const exitCode = await printAnswer(
			{ json: {}, text: () => '', lines: lines(), exitCode: () => made },
			new Set(),
			{
				result: () => {},
				line: async (text) => read.push(text) < 3,
				paint: plain,
				errorPaint: plain,
			},
		)
		expect([read, exitCode]).toEqual([['1\n', '2\n', '3\n'], 3])
	})
})
