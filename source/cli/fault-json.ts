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

/** The exit codes, for help and documents; a program that was run by `exec` has its own. */
export const exitCodes = [
	[0, 'done'],
	[1, 'failed on this machine'],
	[2, 'wrong usage'],
	[3, 'the server refused or could not be reached'],
	[4, 'nothing matched, or `check` found something'],
	[5, 'outcome unknown: the server may have acted, and its answer was lost'],
	[130, 'interrupted'],
] as const

/** The exit code a fault stands for, of `exitCodes`. */
export function exitCodeOf(fault: Fault): number {
	if (fault.code === 'cancelled') return 130
	if (fault.mayHaveActed) return 5
	if (fault.code === 'nothing-matched') return 4
	return { local: 1, usage: 2, server: 3 }[faultSide(fault.code)]
}
