import type { Connection } from '../model/connection.ts'
import type { Token } from '../model/token.ts'
import { mayBeLive, tokenState } from '../model/token-state.ts'
import { listTokens } from './find-token.ts'
import type { HistoryView, SecretEntry } from './ports.ts'

/** The tokens that hang on a secret, of those that may be live. */
export type TokensOfSecret = {
	/** Issued with the secret of this alias. */
	readonly named: readonly Token[]
	/**
	 * Perhaps issued with it: by the connection's secret, which this is now, at a time when its alias
	 * was not known.
	 */
	readonly perhaps: readonly Token[]
}

/** The tokens in the history that dropping a secret may end. */
export function tokensOfSecret(
	view: HistoryView,
	connection: Connection,
	{ alias, isStored }: Pick<SecretEntry, 'alias' | 'isStored'>,
	nowMs: number,
): TokensOfSecret {
	const alive = listTokens(view, connection.id).filter((token) =>
		mayBeLive(tokenState(token, nowMs)),
	)
	const isUnnamed = ({ secretAlias, user, origin }: Token) =>
		secretAlias === undefined && user === undefined && origin !== 'imported'
	return {
		named: alive.filter((token) => token.secretAlias === alias),
		perhaps: isStored ? alive.filter(isUnnamed) : [],
	}
}
