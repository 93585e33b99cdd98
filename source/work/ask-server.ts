import type { Connection } from '../model/connection.ts'
import type { Fault, FaultCode, Outcome } from '../model/fault.ts'
import type { EventBase, TokenAction, TokenEvent } from '../model/token-event.ts'
import { lookAgain } from './look-again.ts'
import { nextEvent } from './next-event.ts'
import type { Change, Ports, Target } from './ports.ts'

/** Refusals that mean: what we remember of this server is no longer true. */
const contradicting: ReadonlySet<FaultCode> = new Set([
	'auth-disabled',
	'connection-refused',
	'no-such-host',
	'not-tigergraph',
	'redirected',
	'refresh-unsupported',
	'tls-expected',
	'tls-failed',
	'waking-up',
	'wrong-protocol',
])

/**
 * One question to a server about one token, with the intent on disk before it is asked and its
 * outcome after: `asked`, then either what `settle` makes of the answer, or `failed` (the server
 * surely did not act), or `lost` (it may have).
 *
 * When the intent cannot be written the server is not asked. When the outcome cannot be written the
 * intent stays unsettled on disk and the fault is answered; `keep` is then called with the answer,
 * so that a token the server did hand out is not lost with it.
 */
export async function askServer<Answer>(
	ports: Ports,
	question: {
		readonly target: Target
		readonly action: TokenAction
		readonly tokenId: string
		readonly lifetimeSeconds?: number
		/** What must be written together with the intent, before it (the token's own record). */
		readonly intent: (asked: TokenEvent) => readonly Change[]
		readonly ask: () => Promise<Outcome<Answer>>
		readonly settle: (answer: Answer, base: EventBase) => readonly Change[]
		readonly keep?: (answer: Answer) => void
	},
): Promise<Outcome<Answer>> {
	const { target, action, tokenId, lifetimeSeconds } = question
	const asked: TokenEvent = {
		...nextEvent(ports, tokenId),
		kind: 'asked',
		action,
		...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
	}
	const intent = await ports.history.change(question.intent(asked))
	if (!intent.ok) return intent
	const answer = await question.ask()
	if (answer.ok) {
		const settled = question.settle(answer.value, nextEvent(ports, tokenId))
		const written = await ports.history.change(settled)
		if (written.ok) return answer
		question.keep?.(answer.value)
		return { ok: false, fault: { ...written.fault, connection: target.connection.name } }
	}
	await ports.history.change([
		{
			kind: 'event',
			tokenId,
			event: outcomeEvent(nextEvent(ports, tokenId), action, answer.fault),
		},
		...contradiction(ports, target.connection, answer.fault),
	])
	return { ok: false, fault: await lookAgain(ports, target, answer.fault) }
}

/** What a question without a certain answer leaves in a token's history. */
export function outcomeEvent(next: EventBase, action: TokenAction, fault: Fault): TokenEvent {
	const base = { ...next, action, code: fault.code }
	if (fault.mayHaveActed) return { ...base, kind: 'lost' }
	return {
		...base,
		kind: 'failed',
		...(fault.serverCode !== undefined && { serverCode: fault.serverCode }),
	}
}

/** A refusal that means that the server has changed is remembered of it. */
export function contradiction(
	ports: Ports,
	connection: Connection,
	fault: Fault,
): readonly Change[] {
	if (!contradicting.has(fault.code)) return []
	const facts = ports.history.view().servers.get(connection.id)?.facts
	const seen = { atMs: ports.nowMs(), fault, ...(facts && { facts }) }
	return [{ kind: 'server', connectionId: connection.id, seen }]
}
