import type { Fault, FaultCode, Outcome } from '../../source/model/fault.ts'

/** The value of an outcome that must be a success. */
export function value<Value>(outcome: Outcome<Value>): Value {
	if (!outcome.ok) throw new Error(`unexpected fault ${JSON.stringify(outcome.fault)}`)
	return outcome.value
}

/** The fault of an outcome that must be one. */
export function faultOf(outcome: Outcome<unknown>): Fault {
	if (outcome.ok) throw new Error('a fault was expected')
	return outcome.fault
}

export function codeOf(outcome: Outcome<unknown>): FaultCode {
	return faultOf(outcome).code
}
