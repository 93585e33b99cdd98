import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { needed } from '../needed.ts'

const lock = new URL('../../scripts/with-lock.mjs', import.meta.url).href

/** A process that says `in` when it has the lock on `folder`, holds it until its stdin ends, and says `waiting` if it must. */
function contender(folder: string): ChildProcess {
	const program = `
		import { withLock } from '${lock}'
		await withLock('${folder}', async () => {
			console.log('in')
			for await (const _ of process.stdin);
			console.log('out')
		}, () => console.log('waiting'))`
	const child = spawn(process.execPath, ['--input-type=module', '--eval', program])
	started.push(child)
	return child
}

const started: ChildProcess[] = []
afterEach(() => {
	for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** Collects what a process says, and tells when it has said a word. */
function heard(child: ChildProcess) {
	let text = ''
	child.stdout?.on('data', (data) => {
		text += data
	})
	return {
		words: () => text.trim().split('\n'),
		async until(word: string) {
			while (!text.split('\n').includes(word)) await once(child.stdout ?? child, 'data')
		},
	}
}

describe('the lock on a checkout', () => {
	needed(process.platform === 'linux', 'only Linux has the names it is held by')
	it('is held by one at a time, and passes on when its holder ends', async () => {
		const folder = `/${randomUUID()}`
		const first = contender(folder)
		const firstHeard = heard(first)
		await firstHeard.until('in')
		const second = contender(folder)
		const secondHeard = heard(second)
		await secondHeard.until('waiting')
		expect(secondHeard.words()).toEqual(['waiting'])
		first.stdin?.end()
		await secondHeard.until('in')
		second.stdin?.end()
		await once(second, 'close')
		expect(firstHeard.words()).toEqual(['in', 'out'])
		expect(secondHeard.words()).toEqual(['waiting', 'in', 'out'])
	})

	it('is free again when its holder is killed', async () => {
		const folder = `/${randomUUID()}`
		const first = contender(folder)
		await heard(first).until('in')
		const second = contender(folder)
		const secondHeard = heard(second)
		await secondHeard.until('waiting')
		first.kill('SIGKILL')
		await secondHeard.until('in')
		second.stdin?.end()
		await once(second, 'close')
		expect(secondHeard.words()).toEqual(['waiting', 'in', 'out'])
	})
})
