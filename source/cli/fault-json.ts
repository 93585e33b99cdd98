import { type Fault, faultSide } from '../model/fault.ts'
import { faultText } from '../model/fault-text.ts'

/** A failure as programs are given it: our code, what happened, what to do, the server's own code. */
export function faultJson(fault: Fault) {
	return {
		code: fault.code,
		...faultText(fault),
		...(fault.serverCode !== undefined && { serverCode: fault.serverCode }),
		...(fault.mayHaveActed && { mayHaveActed: true }),
	}
}

/** 1 failed on this machine, 2 wrong usage, 3 the server refused or could not be reached, 130 interrupted. */
export function exitCodeOf(fault: Fault): number {
	if (fault.code === 'cancelled') return 130
	return { local: 1, usage: 2, server: 3 }[faultSide(fault.code)]
}
