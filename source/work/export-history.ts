import type { Connection } from '../model/connection.ts'
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
 * asked for, and where `tokenIds` says so only those and their connections. A token whose value is
 * not held here goes without. Faults: those of the key.
 */
export async function exportHistory(
	ports: Pick<Ports, 'history' | 'nowMs'>,
	options: { readonly withTokens: boolean; readonly tokenIds?: readonly string[] },
): Promise<Outcome<HistoryExport>> {
	const { connections, tokens, current } = ports.history.view()
	const exported: ExportedToken[] = []
	const wanted = options.tokenIds?.flatMap((id) => tokens.get(id) ?? []) ?? [...tokens.values()]
	for (const token of wanted) {
		const value = options.withTokens && token.hasValue ? await heldValue(ports, token.id) : ok('')
		if (!value.ok) return value
		exported.push({ ...recordOf(token), ...(value.value !== '' && { value: value.value }) })
	}
	const of = options.tokenIds && new Set(wanted.map(({ connectionId }) => connectionId))
	const isWanted = (connectionId: string) => of?.has(connectionId) ?? true
	return ok({
		format: historyExportFormat,
		exportedAtMs: ports.nowMs(),
		connections: [...connections.values()].filter(({ id }) => isWanted(id)).map(withoutCredentials),
		current: Object.fromEntries([...current].filter(([id]) => isWanted(id))),
		tokens: exported,
	})
}

function withoutCredentials(connection: Connection): Connection {
	return { ...connection, hasSecret: false, hasPassword: false }
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
