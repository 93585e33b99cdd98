import type { StepOutcome } from '../model/examination.ts'
import { failed, ok } from '../model/fault.ts'
import { mayBeLive, tokenState } from '../model/token-state.ts'
import { checkToken } from './check-token.ts'
import { deleteToken } from './delete-token.ts'
import { currentOf } from './find-token.ts'
import { issueToken } from './issue-token.ts'
import type { Ports, Target } from './ports.ts'

/** Long enough to be used, and soon gone if it could not be deleted; in seconds. */
const lifetimeSeconds = 60

/**
 * A token there and back. Without `mint` the connection's current token is shown to the server, if
 * it is held and may be live. With it a token of one minute is issued, shown and deleted again; like
 * every other it stands in the history, so it is not forgotten when the deletion fails.
 */
export function roundTrip(
	ports: Ports,
	target: Target,
	mint: boolean,
	signal: AbortSignal | undefined,
): Promise<StepOutcome<object>> {
	return mint ? minted(ports, target, signal) : current(ports, target, signal)
}

async function current(
	ports: Ports,
	{ connection }: Target,
	signal: AbortSignal | undefined,
): Promise<StepOutcome<object>> {
	const view = ports.history.view()
	const token = currentOf(view, connection.id)
	if (!token?.hasValue || !mayBeLive(tokenState(token, ports.nowMs()))) {
		return { skipped: 'it would issue a token; only when asked for' }
	}
	const answer = await checkToken(ports, connection, token, signal)
	if (!answer.ok) return answer
	if (answer.value.accepted) return ok({ detail: `the current token ${token.masked} is accepted` })
	const { serverCode } = answer.value
	const about = { connection: connection.name, ...(serverCode !== undefined && { serverCode }) }
	return failed(serverCode === 'REST-10019' ? 'expired-token' : 'unknown-token', about)
}

async function minted(
	ports: Ports,
	{ connection, credentials }: Target,
	signal: AbortSignal | undefined,
): Promise<StepOutcome<object>> {
	if (connection.readOnly) return { skipped: 'the connection is read-only' }
	if (credentials.secret === undefined && credentials.password === undefined) {
		return { skipped: 'the connection has no secret and no password' }
	}
	const request = { connection, lifetimeSeconds, label: 'connection test', makeCurrent: false }
	const issued = await issueToken(ports, request, signal)
	if (!issued.ok) return issued
	const token = ports.history.view().tokens.get(issued.value.tokenId)
	if (!token) return failed('unexpected', { connection: connection.name })
	const checked = await checkToken(ports, connection, token, signal)
	// Whatever came of the check, and though the user has stopped it: no token is left behind.
	const deleted = await deleteToken(ports, connection, token, { skipMissing: true })
	if (!checked.ok) return checked
	if (!deleted.ok) return deleted
	if (!checked.value.accepted) return failed('unknown-token', { connection: connection.name })
	return ok({ detail: 'a token was issued, accepted and deleted' })
}
