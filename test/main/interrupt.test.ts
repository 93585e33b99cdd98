import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { interruptSignal } from '../../source/main/interrupt.ts'

function started() {
	const exits: number[] = []
	const process = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) })
	return { process, exits, signal: interruptSignal(process as unknown as NodeJS.Process) }
}

describe('the signal of an interrupt', () => {
	it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('aborts with %s, and is one for all who ask', (name) => {
		const { process, exits, signal } = started()
		const asked = signal()
		expect(asked.aborted).toBe(false)
		expect(signal()).toBe(asked)
		process.emit(name)
		expect(asked.aborted).toBe(true)
		expect(exits).toEqual([])
	})

	it('has aborted already for who asks afterwards', () => {
		const { process, signal } = started()
		process.emit('SIGINT')
		expect(signal().aborted).toBe(true)
	})

	it('ends the program with 130 the second time, whoever asked for it or not', () => {
		const { process, exits } = started()
		process.emit('SIGINT')
		expect(exits).toEqual([])
		process.emit('SIGTERM')
		expect(exits).toEqual([130])
	})
})
