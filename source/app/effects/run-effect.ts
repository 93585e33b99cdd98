import type { End } from '../message.ts'
import type { OperationEffect } from './effect.ts'
import { faultEnd } from './end.ts'
import { runConnectionEffect } from './run-connection-effect.ts'
import { runExport } from './run-export-effect.ts'
import { runSecretEffect } from './run-secret-effect.ts'
import { runTokenEffect } from './run-token-effect.ts'
import type { Surroundings } from './surroundings.ts'

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
			case 'examine':
			case 'wake':
			case 'clear-block-list':
			case 'find-connections':
			case 'import-connections':
			case 'remove-connection':
				return await runConnectionEffect(surroundings, effect, signal)
			case 'export':
				return await runExport(surroundings, effect)
			case 'list-secrets':
			case 'create-secret':
			case 'copy-secret':
			case 'store-secret':
			case 'drop-secret':
				return await runSecretEffect(surroundings, effect, signal)
			default:
				return await runTokenEffect(surroundings, effect, signal)
		}
	} catch (error) {
		// A mistake of ours. Its message is not shown: it could hold anything.
		const detail = error instanceof Error ? error.name : 'unknown'
		return faultEnd({ code: 'unexpected', detail })
	}
}
