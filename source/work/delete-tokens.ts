import type { Connection } from '../model/connection.ts'
import { type Fault, type FaultCode, failed, type Outcome, ok } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import { askAboutTokens, eventChange } from './ask-about-tokens.ts'
import type { Ports, Target } from './ports.ts'
import { reachServer } from './reach-server.ts'
import { usableToken } from './reach-token.ts'
import { noLongerCurrent, type Removed, removeFromServer } from './remove-from-server.ts'

/** How it went with one of several tokens. */
export type DeleteResult = { readonly token: Token; readonly outcome: Outcome<Removed> }

/** How several tokens are deleted. */
export type DeleteTokensOptions = {
	/** A token the server does not know (any more) counts as done. */
	readonly skipMissing?: boolean
	/** Called before a token is asked about, with how many were done before it. */
	readonly onStep?: (token: Token, done: number) => void
}

/** Refusals that are about one token; after any other, the next would be refused as well. */
const aboutOne: ReadonlySet<FaultCode> = new Set([
	'already-deleted',
	'bad-token',
	'expired-token',
	'not-permitted',
	'refused',
	'token-not-held',
	'unknown-token',
])

/**
 * Revokes several tokens of one connection: on 4.x in one call, and where that is refused because of
 * one of them, and on 3.x, one by one. Answers how it went with each, in their order. After a fault
 * that would meet the others too they are not asked about, and have that fault.
 */
export async function deleteTokens(
	ports: Ports,
	connection: Connection,
	tokens: readonly Token[],
	options: DeleteTokensOptions = {},
	signal?: AbortSignal,
): Promise<readonly DeleteResult[]> {
	const outcomes = new Map<string, Outcome<Removed>>()
	const target = await reachServer(ports, connection, signal)
	const held: Held[] = []
	for (const token of tokens) {
		const value = target.ok ? await usableToken(ports, connection, token) : target
		if (value.ok) held.push({ token, value: value.value })
		else outcomes.set(token.id, value)
	}
	if (target.ok && held.length > 0) {
		const ways = { ports, target: target.value, options, signal }
		const together =
			held.length > 1 && target.value.facts.dialect === 'jwt'
				? await removeTogether(ways, held)
				: undefined
		if (together === undefined || meetsOneOnly(together)) await removeEach(ways, held, outcomes)
		else for (const { token } of held) outcomes.set(token.id, together)
	}
	return tokens.map((token) => ({
		token,
		outcome: outcomes.get(token.id) ?? failed('unexpected', { connection: connection.name }),
	}))
}

type Held = { readonly token: Token; readonly value: string }

type Ways = {
	readonly ports: Ports
	readonly target: Target
	readonly options: DeleteTokensOptions
	readonly signal: AbortSignal | undefined
}

async function removeTogether(
	{ ports, target, options, signal }: Ways,
	held: readonly Held[],
): Promise<Outcome<Removed>> {
	for (const [done, { token }] of held.entries()) options.onStep?.(token, done)
	const answer = await askAboutTokens(ports, {
		target,
		action: 'delete',
		tokenIds: held.map(({ token }) => token.id),
		ask: () =>
			ports.api.removeMany(
				target,
				held.map(({ value }) => value),
				signal,
			),
		settle: (tokenId, base) => [
			eventChange(tokenId, { ...base, kind: 'deleted', how: 'confirmed' }),
			...noLongerCurrent(ports, target.connection.id, tokenId),
		],
	})
	return answer.ok ? ok({ how: 'confirmed' }) : answer
}

async function removeEach(
	{ ports, target, options, signal }: Ways,
	held: readonly Held[],
	outcomes: Map<string, Outcome<Removed>>,
): Promise<void> {
	let inTheWay: Fault | undefined
	for (const [done, { token, value }] of held.entries()) {
		if (inTheWay) {
			outcomes.set(token.id, { ok: false, fault: inTheWay })
			continue
		}
		options.onStep?.(token, done)
		const outcome = await removeFromServer(ports, target, token.id, value, options, signal)
		outcomes.set(token.id, outcome)
		if (outcome.ok || meetsOneOnly(outcome)) continue
		// Those that are not asked about are surely as they were.
		const { mayHaveActed: _, ...fault } = outcome.fault
		inTheWay = fault
	}
}

function meetsOneOnly(outcome: Outcome<unknown>): boolean {
	return !outcome.ok && !outcome.fault.mayHaveActed && aboutOne.has(outcome.fault.code)
}
