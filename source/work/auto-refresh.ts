import { autoRefreshAheadSeconds } from '../model/auto-refresh.ts'
import type { Outcome } from '../model/fault.ts'
import type { Token, TokenLife } from '../model/token.ts'
import { mayBeLive, tokenState } from '../model/token-state.ts'
import type { Mishaps } from './mishaps.ts'
import { nextEvent } from './next-event.ts'
import type { HistoryView, Ports } from './ports.ts'
import { type WatchEvent, type Watched, type WatchWorld, watchTokens } from './watch-tokens.ts'

/** Chooses that a token is renewed by itself before it ends, or that it is no more. */
export function chooseAutoRefresh(ports: Ports, token: Token, on: boolean): Promise<Outcome<void>> {
	const event = { ...nextEvent(ports, token.id), kind: 'auto-refresh', on } as const
	return ports.history.change([{ kind: 'event', tokenId: token.id, event }])
}

/**
 * The chosen tokens that can be renewed: of those that may be live, what read-only and removed connections have
 * left out.
 */
export function autoRefreshed(
	{ tokens, lives, connections }: HistoryView,
	nowMs: number,
): readonly Watched[] {
	const found: Watched[] = []
	// Most users choose none, and then no token need be there.
	if (!isAnyChosen(lives())) return found
	for (const token of tokens.values()) {
		if (!token.autoRefresh || token.ended || !mayBeLive(tokenState(token, nowMs))) continue
		const connection = connections.get(token.connectionId)
		if (!connection || connection.readOnly || connection.removedAtMs !== undefined) continue
		found.push({ kind: 'token', tokenId: token.id })
	}
	return found
}

function isAnyChosen(lives: Iterable<TokenLife>): boolean {
	for (const { autoRefresh } of lives) if (autoRefresh) return true
	return false
}

/**
 * Renews the chosen tokens ahead of their end until the signal aborts, and tells what happened. Of all
 * processes on one history, one does it: the others wait until that one has ended. Nothing is locked, asked or
 * looked at while no token is chosen.
 */
export async function* autoRefresh(
	ports: Ports,
	world: WatchWorld,
	mishaps: Mishaps,
	signal: AbortSignal,
): AsyncGenerator<WatchEvent> {
	const chosen = (view: HistoryView) => autoRefreshed(view, ports.nowMs())
	while (!signal.aborted) {
		if (chosen(ports.history.view()).length === 0) {
			await untilChanged(ports, signal)
			continue
		}
		const lock = await world.locks.take('auto-refresh', signal)
		// Another one has had it for a long time, and goes on having it.
		if (!lock.ok) continue
		try {
			const ask = { watched: chosen, aheadSeconds: autoRefreshAheadSeconds, ...mishaps }
			yield* watchTokens(ports, world, ask, signal)
		} finally {
			lock.value.release()
		}
	}
}

function untilChanged(ports: Ports, signal: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>()
	const stop = ports.history.onChange(resolve)
	const onAbort = () => resolve()
	signal.addEventListener('abort', onAbort)
	return promise.finally(() => {
		stop()
		signal.removeEventListener('abort', onAbort)
	})
}
