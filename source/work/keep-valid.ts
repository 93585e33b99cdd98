import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { renewal } from '../model/protocol.ts'
import type { Token } from '../model/token.ts'
import { tokenState } from '../model/token-state.ts'
import { issueToken } from './issue-token.ts'
import type { Locks } from './locks.ts'
import { type Mishaps, mishapsOf } from './mishaps.ts'
import type { HistoryView, Ports } from './ports.ts'
import { reachServer } from './reach-server.ts'
import { refreshToken } from './refresh-token.ts'
import { timeLeftSeconds } from './time-left.ts'

/** What is to be kept valid, and for how long. */
export type Keep = Mishaps & {
	readonly connection: Connection
	/** The token it is about, looked up anew whenever the history may have changed. */
	readonly pick: (view: HistoryView) => Token | undefined
	/** So much must be left, or it is renewed. */
	readonly enoughSeconds: (token: Token) => number
	/** Of a new or refreshed token; the connection's default lifetime when absent. */
	readonly lifetimeSeconds?: number
	/** Whether a new one may be issued where there is nothing left to refresh. */
	readonly mayIssue: boolean
}

/** Who may be stopped; asked for the signal no sooner than there is something to wait for. */
export type Stoppable = { readonly signal: AbortSignal }

/** The token that is valid now, and how it came to be. */
export type Kept = { readonly tokenId: string; readonly how: 'reused' | 'refreshed' | 'issued' }

/**
 * A token with enough time left: the one that is there, or, one process at a time, the same one
 * refreshed (TigerGraph 3.x) or a new one issued (4.x, or nothing there to refresh). Whoever waited
 * for another process takes what that one got. No token is deleted: one that a new one replaces may
 * still be in use somewhere, and ends by itself.
 * Faults: `busy`, `expired-token` where none may be issued, those of the connection, the history
 * and the server.
 */
export async function keepValid(
	ports: Ports,
	locks: Locks,
	keep: Keep,
	stoppable?: Stoppable,
): Promise<Outcome<Kept>> {
	const there = enoughLeft(ports, keep)
	if (there) return ok({ tokenId: there.id, how: 'reused' })
	const signal = stoppable?.signal
	const lock = await locks.take(`token ${keep.connection.id}`, signal)
	if (!lock.ok) {
		return { ok: false, fault: { ...lock.fault, connection: keep.connection.name } }
	}
	try {
		await ports.history.catchUp()
		const meanwhile = enoughLeft(ports, keep)
		if (meanwhile) return ok({ tokenId: meanwhile.id, how: 'reused' })
		return await renew(ports, keep, signal)
	} finally {
		lock.value.release()
	}
}

function enoughLeft(ports: Ports, keep: Keep): Token | undefined {
	const view = ports.history.view()
	const token = keep.pick(view)
	if (!token?.hasValue || !isForGraph(token, keep.connection)) return undefined
	const left = timeLeftSeconds(view, token, ports.nowMs())
	return left !== undefined && left > 0 && left >= keep.enoughSeconds(token) ? token : undefined
}

async function renew(
	ports: Ports,
	keep: Keep,
	signal: AbortSignal | undefined,
): Promise<Outcome<Kept>> {
	const { connection, lifetimeSeconds } = keep
	const options = {
		...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
		...mishapsOf(keep),
	}
	const before = keep.pick(ports.history.view())
	const mayRefresh = before !== undefined && isRefreshable(ports, before, connection)
	if (mayRefresh) {
		if (connection.readOnly) return failed('read-only-connection', { connection: connection.name })
		const target = await reachServer(ports, connection, signal)
		if (!target.ok) return target
		if (renewal(target.value.facts.dialect) === 'refresh') {
			const refreshed = await refreshToken(ports, connection, before, options, signal)
			if (refreshed.ok) return ok({ tokenId: before.id, how: 'refreshed' })
			const { code } = refreshed.fault
			const isGone = code === 'unknown-token' || code === 'expired-token'
			if (!isGone || !keep.mayIssue) return refreshed
		}
	} else if (!keep.mayIssue) {
		return failed('expired-token', { connection: connection.name })
	}
	const current = ports.history.view().current.get(connection.id)
	const issued = await issueToken(
		ports,
		{
			connection,
			...options,
			makeCurrent: before === undefined || before.id === current,
			...(before && { label: before.label }),
			// Where the connection names no graph, the token that is replaced does.
			...(connection.graph === undefined && before?.graph !== undefined && { graph: before.graph }),
			...(mayRefresh && { replaces: before.id }),
		},
		signal,
	)
	return issued.ok ? ok({ tokenId: issued.value.tokenId, how: 'issued' }) : issued
}

/** What may still be live, also after an answer that was lost: refreshing settles that. */
function isRefreshable(ports: Ports, token: Token, connection: Connection): boolean {
	const state = tokenState(token, ports.nowMs())
	const isThere = state === 'live' || state === 'expiring' || state === 'unknown'
	const isDoomed = token.unsettled !== undefined && token.unsettled.action !== 'refresh'
	return isThere && !isDoomed && token.hasValue && isForGraph(token, connection)
}

/** A token for another graph is of no use once the connection has been given a new one. */
function isForGraph(token: Token, connection: Connection): boolean {
	return token.graph === undefined || token.graph === (connection.graph ?? token.graph)
}
