import { type Outcome, ok } from '../model/fault.ts'
import {
	type ExportedToken,
	type HistoryExport,
	historyExportFormat,
} from '../model/history-export.ts'
import type { Token } from '../model/token.ts'
import type { Ports } from './ports.ts'

/**
 * Everything in the history but secrets and passwords; the tokens themselves only where they are
 * asked for. A token whose value is not held here goes without. Faults: those of the key.
 */
export async function exportHistory(
	ports: Pick<Ports, 'history' | 'nowMs'>,
	options: { readonly withTokens: boolean },
): Promise<Outcome<HistoryExport>> {
	const { connections, tokens, current } = ports.history.view()
	const exported: ExportedToken[] = []
	for (const token of [...tokens.values()]) {
		const value = options.withTokens && token.hasValue ? await heldValue(ports, token.id) : ok('')
		if (!value.ok) return value
		exported.push({ ...recordOf(token), ...(value.value !== '' && { value: value.value }) })
	}
	return ok({
		format: historyExportFormat,
		exportedAtMs: ports.nowMs(),
		connections: [...connections.values()].map((connection) => ({
			...connection,
			hasSecret: false,
			hasPassword: false,
		})),
		current: Object.fromEntries(current),
		tokens: exported,
	})
}

async function heldValue(
	{ history }: Pick<Ports, 'history'>,
	id: string,
): Promise<Outcome<string>> {
	const value = await history.tokenValue(id)
	return value.ok || value.fault.code !== 'token-not-held' ? value : ok('')
}

function recordOf({ id, connectionId, graph, user, secretAlias, events }: Token): ExportedToken {
	return {
		id,
		connectionId,
		...(graph !== undefined && { graph }),
		...(user !== undefined && { user }),
		...(secretAlias !== undefined && { secretAlias }),
		events,
	}
}
