import type { Fault } from '../model/fault.ts'
import { faultText } from '../model/fault-text.ts'
import type { Paint } from './paint.ts'

/** The sentences of a fault, for stderr. */
export function faultLines(fault: Fault, paint: Paint): readonly string[] {
	const { message, next } = faultText(fault)
	return [paint('danger', message), `next: ${next}`]
}
