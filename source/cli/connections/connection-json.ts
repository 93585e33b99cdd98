import type { Connection } from '../../model/connection.ts'
import { isoInstant } from '../../model/instant-text.ts'
import type { ServerSeen } from '../../model/server-facts.ts'
import { mayBeLive, tokenState } from '../../model/token-state.ts'
import { listTokens } from '../../work/find-token.ts'
import type { HistoryView } from '../../work/ports.ts'
import { faultJson } from '../fault-json.ts'
import { isoSeconds } from '../tokens/token-json.ts'

/** A connection as programs are given it: no secret, no password, only whether they are there. */
export function connectionJson(view: HistoryView, connection: Connection, nowMs: number) {
	const { live, nextExpirySeconds, all } = tokenCounts(view, connection.id, nowMs)
	return {
		id: connection.id,
		name: connection.name,
		url: connection.url,
		graph: connection.graph ?? null,
		restppPort: connection.restppPort ?? null,
		gsqlPort: connection.gsqlPort ?? null,
		protocol: connection.protocol,
		user: connection.user ?? null,
		secretAlias: connection.secretAlias ?? null,
		hasSecret: connection.hasSecret,
		hasPassword: connection.hasPassword,
		defaultLifetimeSeconds: connection.defaultLifetimeSeconds,
		caFile: connection.caFile ?? null,
		certFile: connection.certFile ?? null,
		keyFile: connection.keyFile ?? null,
		insecure: connection.insecure ?? false,
		production: connection.production,
		readOnly: connection.readOnly,
		createdAt: isoInstant(connection.createdAtMs) ?? null,
		server: serverJson(view.servers.get(connection.id)),
		tokens: all,
		liveTokens: live,
		nextExpiresAt: isoSeconds(nextExpirySeconds),
		nextExpiresAtSeconds: nextExpirySeconds ?? null,
	}
}

/** How many tokens a connection has, how many are surely live, and when the first of them ends. */
export function tokenCounts(view: HistoryView, connectionId: string, nowMs: number) {
	const tokens = listTokens(view, connectionId)
	const live = tokens.filter((token) => {
		const state = tokenState(token, nowMs)
		return mayBeLive(state) && state !== 'unknown'
	})
	const ends = live.flatMap((token) => token.expiresAtSeconds ?? [])
	return {
		all: tokens.length,
		live: live.length,
		nextExpirySeconds: ends.length > 0 ? Math.min(...ends) : undefined,
	}
}

function serverJson(seen: ServerSeen | undefined) {
	if (!seen?.facts && !seen?.fault) return null
	const { facts, fault, atMs } = seen
	return {
		seenAt: isoInstant(atMs) ?? null,
		dialect: facts?.dialect ?? null,
		version: facts?.version ?? null,
		authEnabled: facts?.authEnabled ?? null,
		restppUrl: facts?.restppUrl ?? null,
		gsqlUrl: facts?.gsqlUrl ?? null,
		clockSkewMs: facts?.clockSkewMs ?? null,
		latencyMs: facts?.latencyMs ?? null,
		lifetimeUnit: facts?.lifetimeUnit ?? null,
		fault: fault ? faultJson(fault) : null,
	}
}
