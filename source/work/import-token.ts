import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { decodeJwt } from '../model/jwt.ts'
import { mask } from '../model/mask.ts'
import { sanitizeTo } from '../model/sanitize.ts'
import type { EventBase, ImportedEvent } from '../model/token-event.ts'
import { listTokens } from './find-token.ts'
import { cleanLabel } from './label-token.ts'
import { nextEvent } from './next-event.ts'
import type { Change, Ports } from './ports.ts'

/** A token that was issued elsewhere, as the user pasted it. */
export type ImportRequest = {
	readonly connection: Connection
	readonly value: string
	readonly label?: string
	/** What the user says of its end; a JWT's own `exp` goes before it. */
	readonly expiresAtSeconds?: number
	readonly makeCurrent?: boolean
}

/**
 * Takes a token into the history, so that it can be watched, inspected, refreshed and deleted. A
 * token that is there already gets its label and value again, not a second record.
 * Faults: `bad-token`, `connection-removed`, those of the history.
 */
export async function importToken(
	ports: Ports,
	request: ImportRequest,
): Promise<Outcome<{ readonly tokenId: string; readonly wasThere: boolean }>> {
	const { connection } = request
	if (connection.removedAtMs !== undefined) {
		return failed('connection-removed', { connection: connection.name })
	}
	const parsed = parseToken(request.value)
	if (!parsed.ok) return parsed
	const value = parsed.value
	const print = fingerprint(value)
	const known = listTokens(ports.history.view(), connection.id).find(
		(token) => token.fingerprint === print,
	)
	const tokenId = known?.id ?? ports.newId('token')
	const event = importedEvent(nextEvent(ports, tokenId), request, value, print)
	const changes: Change[] = []
	if (!known) changes.push({ kind: 'token', token: headerOf(tokenId, connection, value), event })
	if (!known?.hasValue) changes.push({ kind: 'event', tokenId, event, value })
	const label = cleanLabel(request.label)
	if (label && label !== known?.label) {
		const labelled = {
			...nextEvent(ports, tokenId),
			kind: 'labelled',
			label,
		} as const
		changes.push({ kind: 'event', tokenId, event: labelled })
	}
	if (request.makeCurrent) changes.push({ kind: 'current', connectionId: connection.id, tokenId })
	const written = await ports.history.change(changes)
	return written.ok ? ok({ tokenId, wasThere: known !== undefined }) : written
}

/**
 * A token as people paste it: surrounding space, quotes and a `Bearer ` in front are taken off.
 * What is left is a JWT or 8 to 512 letters, digits, dashes and underscores. Fault: `bad-token`.
 */
export function parseToken(text: string): Outcome<string> {
	const value = text
		.trim()
		.replace(/^["']|["']$/g, '')
		.replace(/^(?:authorization:\s*)?bearer\s+/i, '')
		.trim()
	if (value === '') return failed('bad-token', { detail: 'There is no token here.' })
	const isJwt = /^[\w-]+\.[\w-]+\.[\w-]*$/.test(value) && decodeJwt(value) !== undefined
	return isJwt || /^[\w-]{8,512}$/.test(value) ? ok(value) : failed('bad-token')
}

function headerOf(id: string, connection: Connection, value: string) {
	const jwt = decodeJwt(value)
	const claimed = jwt?.claims.graph
	const ofJwt = typeof claimed === 'string' ? sanitizeTo(claimed, 200) : undefined
	// A JWT says which graph it is for; one that names none is for all of them.
	const graph = jwt ? ofJwt : connection.graph
	return { id, connectionId: connection.id, ...(graph !== undefined && { graph }) }
}

function importedEvent(
	base: EventBase,
	request: ImportRequest,
	value: string,
	print: string,
): ImportedEvent {
	const jwt = decodeJwt(value)
	const expiry = jwt
		? { at: jwt.expiresAtSeconds, source: 'jwt' as const }
		: { at: request.expiresAtSeconds, source: 'user' as const }
	return {
		...base,
		kind: 'imported',
		masked: mask(value),
		fingerprint: print,
		form: jwt ? 'jwt' : 'opaque',
		...(expiry.at !== undefined && { expiresAtSeconds: expiry.at, expirySource: expiry.source }),
	}
}
