import type { Connection } from '../model/connection.ts'
import { parseUrl } from '../model/connection-fields.ts'
import { type Fault, failed, type Outcome, ok } from '../model/fault.ts'
import type { FoundConnection, FoundRow } from '../model/found-connection.ts'
import { sanitizeTo } from '../model/sanitize.ts'
import { importToken } from './import-token.ts'
import type { HistoryView, Ports } from './ports.ts'
import { faultsOfFields, saveConnection } from './save-connection.ts'

/** What would become of one row, before anything is saved. Nothing in it is secret but in `found`. */
export type ImportPreview = {
	readonly source: string
	/** The name it would have; empty where nothing was found. */
	readonly name: string
	/** Empty where it cannot be read, since it may hold a password then. */
	readonly url: string
	readonly plan: 'add' | 'add-renamed' | 'skip' | 'cannot'
	/** Why it cannot. */
	readonly fault?: Fault
	readonly found?: FoundConnection
}

/**
 * What would become of the rows. One whose name is taken, by a connection or by a row before it, is
 * skipped, or with `rename` gets a number behind its name.
 */
export function previewImport(
	view: HistoryView,
	rows: readonly FoundRow[],
	options: { readonly rename?: boolean } = {},
): readonly ImportPreview[] {
	const taken = new Set<string>()
	for (const { name, removedAtMs } of view.connections.values()) {
		if (removedAtMs === undefined) taken.add(name)
	}
	return rows.map(({ source, found }) => {
		if (!found.ok) return { source, name: '', url: '', plan: 'cannot', fault: found.fault }
		const { typed } = found.value
		const url = parseUrl(typed.url)
		const about = {
			source,
			name: sanitizeTo(typed.name, 60),
			url: url.ok ? url.value : '',
			found: found.value,
		}
		const fault = faultsOfFields(view, typed).find(({ fault }) => fault.code !== 'duplicate-name')
		if (fault) return { ...about, plan: 'cannot', fault: fault.fault }
		if (!taken.has(typed.name)) {
			taken.add(typed.name)
			return { ...about, plan: 'add' }
		}
		if (!options.rename) return { ...about, plan: 'skip' }
		const name = freeName(typed.name, taken)
		taken.add(name)
		const renamed = { ...found.value, typed: { ...typed, name } }
		return { ...about, name, plan: 'add-renamed', found: renamed }
	})
}

function freeName(name: string, taken: ReadonlySet<string>): string {
	for (let number = 2; ; number++) {
		const end = `-${number}`
		const next = [...name].slice(0, 40 - end.length).join('') + end
		if (!taken.has(next)) return next
	}
}

/** What became of one row: the connection, nothing because it was skipped, or a fault. */
export type ImportResult = {
	readonly preview: ImportPreview
	readonly outcome: Outcome<Connection | undefined>
	/** Its token in the history, where that was wished and it had one. */
	readonly tokenId?: string
	/** Why its token could not be taken in. */
	readonly tokenFault?: Fault
}

/** Saves what a preview says, row by row; with `tokens` the token given with a connection too. */
export async function importConnections(
	ports: Ports,
	previews: readonly ImportPreview[],
	options: { readonly tokens?: boolean } = {},
): Promise<readonly ImportResult[]> {
	const results: ImportResult[] = []
	for (const preview of previews) results.push(await importOne(ports, preview, options))
	return results
}

async function importOne(
	ports: Ports,
	preview: ImportPreview,
	options: { readonly tokens?: boolean },
): Promise<ImportResult> {
	const { plan, fault, found } = preview
	if (plan === 'skip') return { preview, outcome: ok(undefined) }
	if (plan === 'cannot' || !found) {
		return { preview, outcome: fault ? { ok: false, fault } : failed('nothing-to-import') }
	}
	const { typed, secret, password, token } = found
	const outcome = await saveConnection(ports, {
		typed,
		credentials: { ...(secret && { secret }), ...(password && { password }) },
	})
	if (!outcome.ok || token === undefined || !options.tokens) return { preview, outcome }
	const taken = await importToken(ports, {
		connection: outcome.value,
		value: token,
		makeCurrent: true,
	})
	return taken.ok
		? { preview, outcome, tokenId: taken.value.tokenId }
		: { preview, outcome, tokenFault: taken.fault }
}
