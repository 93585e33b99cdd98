import type { Connection } from '../model/connection.ts'
import { type Outcome, ok } from '../model/fault.ts'
import { currentOf } from './find-token.ts'
import { type Kept, keepValid, type Stoppable } from './keep-valid.ts'
import type { Locks } from './locks.ts'
import type { Mishaps } from './mishaps.ts'
import type { Ports } from './ports.ts'

/** What a program needs. */
export type ValidAsk = Mishaps & {
	readonly minTtlSeconds: number
	/** The connection's default lifetime when absent. */
	readonly lifetimeSeconds?: number
}

/** A token in the clear, for a program. */
export type ValidToken = Kept & { readonly value: string }

/**
 * The connection's current token in the clear, with at least so much time left; renewed where it has
 * less, as `keepValid` does. That a program was given it is not written down: once a minute from a
 * cron job it would bury what did happen to the token.
 * Faults: those of `keepValid`, `token-not-held`.
 */
export async function validToken(
	ports: Ports,
	locks: Locks,
	connection: Connection,
	ask: ValidAsk,
	stoppable?: Stoppable,
): Promise<Outcome<ValidToken>> {
	const { minTtlSeconds, ...rest } = ask
	const kept = await keepValid(
		ports,
		locks,
		{
			connection,
			pick: (view) => currentOf(view, connection.id),
			enoughSeconds: () => minTtlSeconds,
			mayIssue: true,
			...rest,
		},
		stoppable,
	)
	if (!kept.ok) return kept
	const value = await ports.history.tokenValue(kept.value.tokenId)
	return value.ok ? ok({ ...kept.value, value: value.value }) : value
}
