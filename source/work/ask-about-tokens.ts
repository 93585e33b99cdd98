import type { Outcome } from '../model/fault.ts'
import type { EventBase, TokenAction, TokenEvent } from '../model/token-event.ts'
import { contradiction, outcomeEvent } from './ask-server.ts'
import { nextEvent } from './next-event.ts'
import type { Change, Ports, Target } from './ports.ts'

/**
 * One question to a server that is about several tokens, perhaps none: the intent is on disk for each
 * of them before it is asked, and the outcome for each after. As in `askServer`, the server is not
 * asked when the intent cannot be written, and the intents stay unsettled when the outcome cannot.
 */
export async function askAboutTokens<Answer>(
	ports: Ports,
	question: {
		readonly target: Target
		readonly action: TokenAction
		readonly tokenIds: readonly string[]
		readonly ask: () => Promise<Outcome<Answer>>
		/** What the answer means for one of the tokens. */
		readonly settle: (tokenId: string, base: EventBase) => readonly Change[]
		/** What else is written down with it. */
		readonly also?: (answer: Answer) => readonly Change[]
	},
): Promise<Outcome<Answer>> {
	const { target, action, tokenIds } = question
	const forEach = (settle: (tokenId: string, base: EventBase) => readonly Change[]) =>
		tokenIds.flatMap((tokenId) => settle(tokenId, nextEvent(ports, tokenId)))
	const asked = forEach((tokenId, base) => [
		eventChange(tokenId, { ...base, kind: 'asked', action }),
	])
	const intent = await write(ports, asked)
	if (!intent.ok) return intent
	const answer = await question.ask()
	if (!answer.ok) {
		await write(ports, [
			...forEach((tokenId, base) => [
				eventChange(tokenId, outcomeEvent(base, action, answer.fault)),
			]),
			...contradiction(ports, target.connection, answer.fault),
		])
		return answer
	}
	const also = question.also?.(answer.value) ?? []
	const written = await write(ports, [...forEach(question.settle), ...also])
	return written.ok
		? answer
		: { ok: false, fault: { ...written.fault, connection: target.connection.name } }
}

/** One thing that happened to a token, to be written down. */
export function eventChange(tokenId: string, event: TokenEvent): Change {
	return { kind: 'event', tokenId, event }
}

function write(ports: Ports, changes: readonly Change[]): Promise<Outcome<void>> {
	return changes.length === 0
		? Promise.resolve({ ok: true, value: undefined })
		: ports.history.change(changes)
}
