import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { processLocks } from '../../source/store/process-locks.ts'
import type { Lock } from '../../source/work/locks.ts'
import { needed } from '../needed.ts'
import { codeOf, value } from '../rest/outcomes.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'

function folder(): string {
	const made = mkdtempSync(join(tmpdir(), 'tgtoken-locks-'))
	onTestFinished(() => rmSync(made, { recursive: true }))
	return made
}

const module = fileURLToPath(new URL('../../source/store/process-locks.ts', import.meta.url))

/** Another process that takes the lock and holds it until it is killed. */
async function holder(at: string, name: string) {
	const script = `
		import { processLocks } from ${JSON.stringify(module)}
		const lock = await processLocks(${JSON.stringify(at)}).take(${JSON.stringify(name)})
		console.log(lock.ok)
		setInterval(() => {}, 1e6)`
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	onTestFinished(() => void child.kill('SIGKILL'))
	await once(child.stdout, 'data')
	return child
}

describe('a lock between processes', () => {
	needed(process.platform === 'linux', 'only Linux has the names it is held by')
	it('is held by one, by name and by folder, whichever way leads there', async () => {
		const at = folder()
		const other = folder()
		symlinkSync(at, join(other, 'link'))
		const lock = (await processLocks(at).tryTake('watch')) as Lock
		expect(await processLocks(at).tryTake('watch')).toBeUndefined()
		expect(await processLocks(join(other, 'link')).tryTake('watch')).toBeUndefined()
		for (const free of [processLocks(at).tryTake('token'), processLocks(other).tryTake('watch')]) {
			expect(await free).toBeDefined()
		}
		lock.release()
		expect(await processLocks(at).tryTake('watch')).toBeDefined()
	})

	it(
		'goes to one of those who wait the moment its holder is killed',
		async () => {
			const takeovers = rounds(1, 100)
			const waits: number[] = []
			for (let round = 0; round < takeovers; round++) {
				const at = folder()
				const child = await holder(at, 'token')
				const locks = processLocks(at)
				expect(await locks.tryTake('token')).toBeUndefined()
				let holders = 0
				let most = 0
				let killedAtMs = 0
				const waiting = Array.from({ length: 8 }, async () => {
					const lock = value(await locks.take('token'))
					waits.push(performance.now() - killedAtMs)
					holders++
					most = Math.max(most, holders)
					await locks.tryTake('something to wait for')
					holders--
					lock.release()
				})
				killedAtMs = performance.now()
				child.kill('SIGKILL')
				await Promise.all(waiting)
				expect([most, holders]).toEqual([1, 0])
			}
			const longest = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0
			const wait = `${Math.round(longest)} ms`
			figure('takeovers from a killed holder', {
				takeovers,
				contenders: 8,
				overlaps: 0,
				'p99 wait': wait,
			})
		},
		deadlineMs,
	)

	it('is waited for no longer than is said, and not after an interrupt', async () => {
		const at = folder()
		const lock = (await processLocks(at).tryTake('token')) as Lock
		expect(codeOf(await processLocks(at, 10).take('token'))).toBe('busy')
		const stop = new AbortController()
		const waiting = processLocks(at).take('token', stop.signal)
		stop.abort()
		expect(codeOf(await waiting)).toBe('cancelled')
		lock.release()
	})
})
