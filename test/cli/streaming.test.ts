import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { plain } from '../../source/cli/paint.ts'
import { printAnswer } from '../../source/cli/print-answer.ts'
import { newId } from '../../source/store/new-id.ts'
import { openHistory } from '../../source/store/open-history.ts'
import type { Change } from '../../source/work/ports.ts'
import { value } from '../rest/outcomes.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'
import { type CliWorld, cliWorlds, program } from './cli-world.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds()

/** So many tokens that were imported. */
async function withMany(it: CliWorld, count: number): Promise<void> {
	await seeded(it)
	const history = value(await openHistory({ folder: it.home }))
	const [connectionId = ''] = history.view().connections.keys()
	const changeOf = (index: number): Change => {
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
	}
	const most = 5000
	for (let from = 0; from < count; from += most) {
		const length = Math.min(most, count - from)
		value(await history.change(Array.from({ length }, (_, index) => changeOf(from + index))))
	}
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

	it(
		'gives its first line when the history is open, and ends when that was enough',
		async () => {
			const it = await world()
			const count = rounds(8000, 100_000)
			await withMany(it, count)
			const firstLine = async (form: string) => {
				const startedAtMs = performance.now()
				const child = spawn(program, ['list', form], { env: it.env })
				const ended = once(child, 'close')
				let bytes = 0
				child.stdout.on('data', (chunk: Buffer) => {
					bytes += chunk.length
				})
				await once(child.stdout, 'data')
				const firstMs = performance.now() - startedAtMs
				child.stdout.destroy()
				const [code] = await ended
				return { code, bytes, firstMs, restMs: performance.now() - startedAtMs - firstMs }
			}
			const first = await firstLine('--jsonl')
			const whole = (await it.run(['list', '--jsonl'])).stdout.length
			expect(whole).toBeGreaterThan(count * 300)
			// What was made and never read is what fits into a pipe, not the list.
			expect(first).toMatchObject({ code: 0 })
			expect(first.bytes).toBeLessThan(300_000)
			const startedAtMs = performance.now()
			expect((await it.run(['info'])).code).toBe(0)
			figure('list --jsonl of many tokens into a reader that takes one line', {
				tokens: count,
				'first line after': `${Math.round(first.firstMs)} ms`,
				'ended after another': `${Math.round(first.restMs)} ms`,
				'opening alone (tgtoken info)': `${Math.round(performance.now() - startedAtMs)} ms`,
				'bytes read of': `${first.bytes} of ${whole}`,
			})
		},
		deadlineMs,
	)

	it.each(['--json', '--jsonl'])('reaches a reader that is late whole, with %s', async (form) => {
		const it = await world()
		await withMany(it, 3000)
		const child = spawn(program, ['list', form], { env: it.env })
		onTestFinished(() => void child.kill('SIGKILL'))
		// While another run comes and goes, nobody reads what this one has written.
		const whole = await it.run(['list', form])
		let heard = ''
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			heard += text
		})
		await once(child, 'close')
		expect(heard.length).toBeGreaterThan(1_000_000)
		expect(heard.length).toBe(whole.stdout.length)
	})

	it('that a full disk does not take ends in one sentence', async ({ skip }) => {
		skip(!existsSync('/dev/full'), 'there is no /dev/full')
		const it = await world()
		const script = '"$0" list > /dev/full'
		const ran = spawnSync('bash', ['-c', script, program], { env: it.env, encoding: 'utf8' })
		expect(ran.status).toBe(1)
		expect(ran.stderr).toBe('tgtoken: its output could not be written (ENOSPC).\n')
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
