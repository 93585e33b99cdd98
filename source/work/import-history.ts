import type { Connection } from '../model/connection.ts'
import { typedOf } from '../model/connection-file.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { ExportedToken, HistoryExport } from '../model/history-export.ts'
import type { Change, HistoryView, Ports } from './ports.ts'
import { faultsOfFields } from './save-connection.ts'

/** What an import brought. */
export type ImportedHistory = {
	readonly connections: number
	/** Tokens that were not there before, and tokens of which something new was learned. */
	readonly tokens: number
	readonly extended: number
	/** Tokens whose value came with them and was not held here. */
	readonly values: number
}

/** As many tokens as are written down at once. */
const tokensAtOnce = 500

/**
 * Merges an export into the history: events by their ids, so that importing twice, or importing what
 * came from here, does no harm. A connection that is here already, by its id or by its name and URL,
 * stays as it is; one whose name is taken gets another. What was pruned here does not come back.
 * Faults: `file-unreadable` for a connection that could not be typed either, those of the history.
 */
export async function importHistory(
	{ history }: Pick<Ports, 'history'>,
	exported: HistoryExport,
): Promise<Outcome<ImportedHistory>> {
	const places = placesFor(history.view(), exported.connections)
	if (!places.ok) return places
	const { added, idOf } = places.value
	const written = await history.change(
		added.map((connection) => ({ kind: 'connection', connection })),
	)
	if (!written.ok) return written
	let [tokens, extended, values] = [0, 0, 0]
	for (let at = 0; at < exported.tokens.length; at += tokensAtOnce) {
		const changes: Change[] = []
		for (const token of exported.tokens.slice(at, at + tokensAtOnce)) {
			const held = history.view().tokens.get(token.id)
			const own = changesOf({ ...token, connectionId: idOf(token.connectionId) }, held)
			if (own.length === 0) continue
			if (held) extended++
			else tokens++
			if (own.some((change) => change.kind === 'event')) values++
			changes.push(...own)
		}
		const merged = await history.change(changes)
		if (!merged.ok) return merged
	}
	const { current, tokens: now } = history.view()
	const marks = Object.entries(exported.current).flatMap(([id, tokenId]): Change[] => {
		const connectionId = idOf(id)
		const isFree = !current.has(connectionId) && now.has(tokenId)
		return isFree ? [{ kind: 'current', connectionId, tokenId }] : []
	})
	const marked = await history.change(marks)
	return marked.ok ? ok({ connections: added.length, tokens, extended, values }) : marked
}

/** Which connections are new, and under which id each of them is found here. */
function placesFor(view: HistoryView, connections: readonly Connection[]) {
	const known = [...view.connections.values()]
	const added: Connection[] = []
	const ids = new Map<string, string>()
	for (const connection of connections) {
		const same = known.find(
			({ id, name, url }) =>
				id === connection.id || (name === connection.name && url === connection.url),
		)
		ids.set(connection.id, same?.id ?? connection.id)
		if (same) continue
		const name = freeName(connection.name, [...known, ...added])
		const [wrong] = faultsOfFields(view, typedOf({ ...connection, name }))
		if (wrong) {
			const detail = `its connection ${connection.name} has no usable ${wrong.field}`
			return failed('file-unreadable', { detail })
		}
		added.push({ ...connection, name, hasSecret: false, hasPassword: false })
	}
	return ok({ added, idOf: (id: string) => ids.get(id) ?? id })
}

function freeName(name: string, others: readonly Connection[]): string {
	const isTaken = (wanted: string) => others.some((other) => other.name === wanted)
	let free = name
	for (let number = 2; isTaken(free); number++) free = `${name.slice(0, 36)}-${number}`
	return free
}

function changesOf(
	{ value, events, ...token }: ExportedToken,
	held: { readonly events: readonly { id: string }[]; readonly hasValue: boolean } | undefined,
): readonly Change[] {
	const known = new Set(held?.events.map(({ id }) => id))
	const changes: Change[] = events
		.filter(({ id }) => !known.has(id))
		.map((event) => ({ kind: 'token', token, event }))
	const [first] = events
	if (value !== undefined && !held?.hasValue && first) {
		changes.push({ kind: 'event', tokenId: token.id, event: first, value })
	}
	return changes
}
