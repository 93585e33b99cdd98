import { describe, expect, it } from 'vitest'
import {
	type Fault,
	faultSide,
	localFaultCodes,
	serverFaultCodes,
	usageFaultCodes,
} from '../../source/model/fault.ts'
import { faultText } from '../../source/model/fault-text.ts'
import { enableAuthCommands } from '../../source/model/server-fault-words.ts'

const codes = [...serverFaultCodes, ...localFaultCodes, ...usageFaultCodes]

const details = {
	connection: 'prod-eu',
	place: 'tg.example.com:9000',
	serverCode: 'REST-1101',
	serverMessage: 'No way.',
	httpStatus: 403,
	detail: 'something',
	mayHaveActed: true,
}

describe('every fault', () => {
	it.each(codes)('%s has a message and a next step, with and without details', (code) => {
		// What was typed wrongly is always said by whoever found it.
		const bare: Fault = code === 'wrong-usage' ? { code, detail: 'NAME is missing.' } : { code }
		for (const fault of [bare, { code, ...details }]) {
			const { message, next } = faultText(fault)
			for (const text of [message, next]) {
				expect(text).toMatch(/\S/)
				expect(text).not.toMatch(/undefined|null|NaN|\[object|!|: ?\.|\s{2}|\s\.|“”|\(\)/)
			}
			// An apology or a code without words says nothing.
			expect(message).toMatch(/^\S.*[.”]$/)
			expect(message).not.toMatch(/sorry|oops/i)
		}
	})

	it('says first of all that the server may have acted', () => {
		expect(faultText({ code: 'timed-out', mayHaveActed: true }).message).toContain(
			'The server may have done what it was asked all the same.',
		)
		expect(faultText({ code: 'timed-out' }).message).not.toContain('may have done')
	})

	it('names the three commands that enable authentication', () => {
		const { message, next } = faultText({ code: 'auth-disabled', connection: 'lab' })
		expect(message).toContain('REST++ authentication is not enabled on lab')
		expect(enableAuthCommands).toHaveLength(3)
		for (const command of enableAuthCommands) expect(next).toContain(command)
	})

	it('names the connection and the server’s own code', () => {
		const fault: Fault = { code: 'wrong-secret', connection: 'prod-eu', serverCode: 'REST-1101' }
		expect(faultText(fault).message).toBe(
			'prod-eu refused the secret (REST-1101). It may have been dropped.',
		)
	})

	it('lies on one side', () => {
		expect(new Set(codes).size).toBe(codes.length)
		expect(serverFaultCodes.map(faultSide)).not.toContain('local')
		expect(faultSide('no-such-token')).toBe('local')
		expect(faultSide('not-confirmed')).toBe('usage')
	})
})
