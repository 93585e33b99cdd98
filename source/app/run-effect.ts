import type { Connection } from '../model/connection.ts'
import type { Fault } from '../model/fault.ts'
import type { Ports } from '../work/ports.ts'
import type { OperationEffect } from './effect.ts'
import type { End } from './message.ts'
import { runConnectionEffect } from './run-connection-effect.ts'
import { runTokenEffect } from './run-token-effect.ts'
import { flashOfFault } from './step.ts'

/** What effects work with. */
export type Surroundings = {
	readonly ports: Ports
	/** Takes a text to the user's clipboard and answers which way it went, in words. */
	readonly clipboard: (text: string) => Promise<string>
}

/** Runs an operation's effect. Answers how it ended, whatever happens, and never rejects. */
export async function runEffect(
	surroundings: Surroundings,
	effect: OperationEffect,
	signal: AbortSignal,
): Promise<End> {
	try {
		switch (effect.kind) {
			case 'save-connection':
			case 'test-form':
			case 'look':
			case 'remove-connection':
				return await runConnectionEffect(surroundings, effect, signal)
			default:
				return await runTokenEffect(surroundings, effect, signal)
		}
	} catch (error) {
		// A mistake of ours. Its message is not shown: it could hold anything.
		const detail = error instanceof Error ? error.name : 'unknown'
		return faultEnd({ code: 'unexpected', detail })
	}
}

/** An end that is a fault; the connection's name is put in where the fault does not know it. */
export function faultEnd(fault: Fault, connection?: Connection): End {
	const named =
		connection && fault.connection === undefined ? { ...fault, connection: connection.name } : fault
	return { fault: named, flash: flashOfFault(named) }
}

/** An end that is good news. */
export function doneEnd(text: string): End {
	return { flash: { level: 'done', text } }
}
