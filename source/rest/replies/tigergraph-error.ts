import type { Fault, FaultCode } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'

/**
 * What the three calls of a `TigerGraphConnection` reject with. `message` says what happened,
 * `next` what to do about it; neither holds a token, secret or password. `code` is made for
 * programs: `auth-disabled`, `wrong-secret`, `unknown-token`, `timed-out`, …
 */
export class TigerGraphError extends Error {
	override readonly name = 'TigerGraphError'
	readonly code: FaultCode
	/** What to do next, as a sentence. */
	readonly next: string
	/** Everything known: the server's own code and message, the HTTP status, the place. */
	readonly fault: Fault

	constructor(fault: Fault) {
		const { message, next } = faultText(fault)
		super(message)
		this.code = fault.code
		this.next = next
		this.fault = fault
	}
}
