import type { Fault } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import { tokenState } from '../model/token-state.ts'
import { backoffMs } from './backoff.ts'
import type { Clock } from './clock.ts'
import { currentOf } from './find-token.ts'
import { keepValid } from './keep-valid.ts'
import type { Locks } from './locks.ts'
import { type Mishaps, mishapsOf } from './mishaps.ts'
import type { HistoryView, Ports } from './ports.ts'
import { timeLeftSeconds } from './time-left.ts'

/** What is watched: a connection's current token, or one token and whatever takes its place. */
export type Watched =
	| { readonly kind: 'current'; readonly connectionId: string }
	| { readonly kind: 'token'; readonly tokenId: string }

/** What to watch, and how far ahead of its end a token is renewed. */
export type WatchAsk = Mishaps & {
	/** Asked anew after every change, so that connections may come and go. */
	readonly watched: (view: HistoryView) => readonly Watched[]
	readonly aheadSeconds: number
	/** Of renewed tokens; each connection's default lifetime when absent. */
	readonly lifetimeSeconds?: number
}

/** Something that happened while watching; `connectionId` says where. */
export type WatchEvent = { readonly atMs: number; readonly connectionId: string } & (
	| {
			readonly kind: 'renewed'
			readonly tokenId: string
			readonly how: 'refreshed' | 'issued'
			/** When the token it was before would have ended. */
			readonly previousExpiresAtSeconds?: number
	  }
	| {
			readonly kind: 'failed'
			readonly tokenId: string
			readonly fault: Fault
			readonly retryAtMs: number
	  }
	| { readonly kind: 'ended'; readonly tokenId: string }
)

/** What watching needs beside the usual ports. */
export type WatchWorld = {
	readonly locks: Locks
	/** The same clock as the ports'. */
	readonly clock: Clock
	/** From 0 to 1, 1 excluded. */
	readonly random: () => number
}

/** Nothing is renewed twice within this, whatever a server answers. */
const shortestPauseMs = 5000
const longestSleepMs = 86_400_000

/**
 * Renews the watched tokens ahead of their end until the signal aborts, and tells what happened. A
 * server that is down is tried again, at growing distances; a token that has ended meanwhile is then
 * replaced by a new one where it was its connection's current one. A token that was deleted is
 * `ended` and left alone.
 */
export async function* watchTokens(
	ports: Ports,
	world: WatchWorld,
	ask: WatchAsk,
	signal: AbortSignal,
): AsyncGenerator<WatchEvent> {
	const tries = new Map<string, Try>()
	let stirred = new AbortController()
	const stopListening = ports.history.onChange(() => stirred.abort())
	try {
		while (!signal.aborted) {
			stirred = new AbortController()
			await ports.history.catchUp()
			for (const watched of ask.watched(ports.history.view())) {
				const event = await look(ports, world, { ask, watched, tries, signal })
				if (signal.aborted) return
				if (event) yield event
			}
			const wakeMs = nextLookMs(ports, ask, tries)
			await world.clock.until(wakeMs, AbortSignal.any([signal, stirred.signal]))
		}
	} finally {
		stopListening()
	}
}

type Try = { readonly failures: number; readonly notBeforeMs: number; readonly isOver?: true }

type Look = {
	readonly ask: WatchAsk
	readonly watched: Watched
	readonly tries: Map<string, Try>
	readonly signal: AbortSignal
}

/** Renews one watched token if its time has come; what happened, if anything did. */
async function look(
	ports: Ports,
	world: WatchWorld,
	{ ask, watched, tries, signal }: Look,
): Promise<WatchEvent | undefined> {
	const view = ports.history.view()
	const token = pick(view, watched)
	const connection = token && view.connections.get(token.connectionId)
	if (!token || !connection || dueMs(ports, ask, token, tries) > ports.nowMs()) return undefined
	const about = { connectionId: connection.id, tokenId: token.id }
	if (isOver(token, watched, ports.nowMs()) || connection.removedAtMs !== undefined) {
		tries.set(token.id, { failures: 0, notBeforeMs: Infinity, isOver: true })
		return { kind: 'ended', atMs: ports.nowMs(), ...about }
	}
	const kept = await keepValid(
		ports,
		world.locks,
		{
			connection,
			pick: (now) => pick(now, watched),
			// What is due this very moment has not enough left.
			enoughSeconds: (held) => aheadOf(held, ask) + 1,
			mayIssue: watched.kind === 'current' || !hasEnded(token, ports.nowMs()),
			...(ask.lifetimeSeconds !== undefined && { lifetimeSeconds: ask.lifetimeSeconds }),
			...mishapsOf(ask),
		},
		{ signal },
	)
	const nowMs = ports.nowMs()
	if (!kept.ok) {
		const failures = (tries.get(token.id)?.failures ?? 0) + 1
		const retryAtMs = nowMs + backoffMs(failures, world.random)
		tries.set(token.id, { failures, notBeforeMs: retryAtMs })
		return { kind: 'failed', atMs: nowMs, ...about, fault: kept.fault, retryAtMs }
	}
	const { tokenId, how } = kept.value
	tries.delete(token.id)
	tries.set(tokenId, { failures: 0, notBeforeMs: nowMs + shortestPauseMs })
	if (how === 'reused') return undefined
	const previous = token.expiresAtSeconds
	return {
		kind: 'renewed',
		atMs: nowMs,
		connectionId: connection.id,
		tokenId,
		how,
		...(previous !== undefined && { previousExpiresAtSeconds: previous }),
	}
}

/** The watched token as it is now: the current one, or the last that took the place of the other. */
function pick(view: HistoryView, watched: Watched): Token | undefined {
	if (watched.kind === 'current') return currentOf(view, watched.connectionId)
	let token = view.tokens.get(watched.tokenId)
	const seen = new Set<string>()
	for (let next = token; next && !seen.has(next.id); next = successorOf(view, next.id)) {
		seen.add(next.id)
		token = next
	}
	return token
}

function successorOf(view: HistoryView, tokenId: string): Token | undefined {
	for (const token of view.tokens.values()) if (token.replaces === tokenId) return token
	return undefined
}

function nextLookMs(ports: Ports, ask: WatchAsk, tries: ReadonlyMap<string, Try>): number {
	const view = ports.history.view()
	const dues = ask.watched(view).flatMap((watched) => {
		const token = pick(view, watched)
		return token ? dueMs(ports, ask, token, tries) : []
	})
	return Math.min(ports.nowMs() + longestSleepMs, ...dues)
}

/** When the token is to be looked after; at once where nobody knows what is left of it. */
function dueMs(ports: Ports, ask: WatchAsk, token: Token, tries: ReadonlyMap<string, Try>): number {
	const nowMs = ports.nowMs()
	const left = timeLeftSeconds(ports.history.view(), token, nowMs)
	const due = left === undefined ? nowMs : nowMs + (left - aheadOf(token, ask)) * 1000
	return Math.max(due, tries.get(token.id)?.notBeforeMs ?? 0)
}

/** Half of its life at most, or a short-lived token would be renewed without end. */
function aheadOf(token: Token, ask: WatchAsk): number {
	return Math.min(ask.aheadSeconds, (token.lifetimeSeconds ?? Infinity) / 2)
}

/** Deleted, or about to be; a single token that has expired cannot be brought back either. */
function isOver(token: Token, watched: Watched, nowMs: number): boolean {
	const state = tokenState(token, nowMs)
	if (state === 'deleted' || token.unsettled?.action === 'delete') return true
	return watched.kind === 'token' && state === 'expired'
}

function hasEnded(token: Token, nowMs: number): boolean {
	const state = tokenState(token, nowMs)
	return state === 'expired' || state === 'deleted'
}
