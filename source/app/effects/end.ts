import type { Connection } from '../../model/connection.ts'
import type { Fault } from '../../model/fault.ts'
import type { End } from '../message.ts'
import { flashOfFault } from '../steps/step.ts'

/** An end that is a fault; the connection's name is put in where the fault does not know it. */
export function faultEnd(fault: Fault, connection?: Connection): End {
	const isNamed = connection === undefined || fault.connection !== undefined
	const named = isNamed ? fault : { ...fault, connection: connection.name }
	return { fault: named, flash: flashOfFault(named) }
}

/** An end that is good news. */
export function doneEnd(text: string): End {
	return { flash: { level: 'done', text } }
}
