import type { Connection } from '../model/connection.ts'
import type { Outcome } from '../model/fault.ts'
import { mayBeLive, tokenState } from '../model/token-state.ts'
import { listTokens } from './find-token.ts'
import type { HistoryView, Ports } from './ports.ts'

/**
 * Takes a connection out of the list and forgets its secret and password. Nothing is revoked on the
 * server: its tokens stay in the history under its name, and come back into use when a connection
 * of the same name and URL is added again.
 */
export function removeConnection(ports: Ports, connection: Connection): Promise<Outcome<void>> {
	return ports.history.change([
		{
			kind: 'connection',
			connection: {
				...connection,
				hasSecret: false,
				hasPassword: false,
				removedAtMs: ports.nowMs(),
			},
			credentials: { secret: null, password: null },
		},
	])
}

/** What removing a connection would leave behind, for the question before it. */
export function leftBehind(
	view: HistoryView,
	connectionId: string,
	nowMs: number,
): { readonly tokens: number; readonly mayBeLive: number } {
	const tokens = listTokens(view, connectionId)
	const live = tokens.filter((token) => mayBeLive(tokenState(token, nowMs)))
	return { tokens: tokens.length, mayBeLive: live.length }
}
