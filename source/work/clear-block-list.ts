import { couldComeBack } from '../model/block-list.ts'
import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import { askAboutTokens, eventChange } from './ask-about-tokens.ts'
import { listTokens } from './find-token.ts'
import type { HistoryView, Ports } from './ports.ts'
import { reachSecrets } from './secrets-access.ts'

/**
 * The tokens that may be valid again once the block list is empty: those deleted over this
 * connection, and over others to the same server, whose user may be the same.
 */
export function tokensToComeBack(
	view: HistoryView,
	connection: Connection,
	nowMs: number,
): readonly Token[] {
	const server = view.servers.get(connection.id)?.facts?.gsqlUrl
	const isHere = (id: string) =>
		id === connection.id ||
		(server !== undefined && view.servers.get(id)?.facts?.gsqlUrl === server)
	return listTokens(view).filter(
		(token) => isHere(token.connectionId) && couldComeBack(token, nowMs),
	)
}

/**
 * Empties the user's block list (TigerGraph 4.1 docs, `DELETE /gsql/v1/tokens?clear=true`): every
 * token on it that has not expired is valid again, and so *unknown* in the history until it is
 * verified. Answers the ids of those tokens.
 * Faults: `block-list-unsupported` on 3.x, `password-required`, `read-only-connection`, those of the
 * server.
 */
export async function clearBlockList(
	ports: Ports,
	connection: Connection,
	signal?: AbortSignal,
): Promise<Outcome<{ readonly doubted: readonly string[] }>> {
	const target = await reachSecrets(ports, connection, 'change', signal)
	if (!target.ok) return target
	if (target.value.facts.dialect !== 'jwt') {
		return failed('block-list-unsupported', { connection: connection.name })
	}
	const tokens = tokensToComeBack(ports.history.view(), connection, ports.nowMs())
	const tokenIds = tokens.map((token) => token.id)
	const answer = await askAboutTokens(ports, {
		target: target.value,
		action: 'clear-block-list',
		tokenIds,
		ask: () => ports.api.clearBlockList(target.value, signal),
		settle: (tokenId, base) => [
			eventChange(tokenId, { ...base, kind: 'doubted', action: 'clear-block-list' }),
		],
	})
	return answer.ok ? ok({ doubted: tokenIds }) : answer
}
