import type { Fault, Outcome } from '../model/fault.ts'
import { askServer } from './ask-server.ts'
import type { Change, Ports, Target } from './ports.ts'

/** How a token went: the server dropped it, or did not know it any more. */
export type Removed = { readonly how: 'confirmed' | 'already-gone' }

/**
 * Has the server drop one token, and writes down how it went. *Unknown token* is `already-gone`
 * where the caller says so (`skipMissing`, pyTigerGraph's `skipNA`), or where an earlier delete of
 * the same token, or of its secret, got no answer: this one tells that it worked.
 */
export async function removeFromServer(
	ports: Ports,
	target: Target,
	tokenId: string,
	value: string,
	how: { readonly skipMissing?: boolean; readonly replacedBy?: string } = {},
	signal?: AbortSignal,
): Promise<Outcome<Removed>> {
	const before = ports.history.view().tokens.get(tokenId)
	const open = before?.unsettled?.action
	const goneIsDone = how.skipMissing === true || open === 'delete' || open === 'drop-secret'
	return askServer<Removed>(ports, {
		target,
		action: 'delete',
		tokenId,
		intent: (event) => [{ kind: 'event', tokenId, event }],
		ask: async () => {
			const answer = await ports.api.remove(target, value, signal)
			if (answer.ok) return { ok: true, value: { how: 'confirmed' } }
			return goneIsDone && meansGone(answer.fault)
				? { ok: true, value: { how: 'already-gone' } }
				: answer
		},
		settle: (removed, base) => [
			{
				kind: 'event',
				tokenId,
				event: {
					...base,
					kind: 'deleted',
					how: removed.how,
					...(how.replacedBy !== undefined && { replacedBy: how.replacedBy }),
				},
			},
			...noLongerCurrent(ports, target.connection.id, tokenId),
		],
	})
}

function meansGone(fault: Fault): boolean {
	return fault.code === 'unknown-token' || fault.code === 'expired-token'
}

/** A token that is gone is nobody's current one any more. */
export function noLongerCurrent(
	ports: Ports,
	connectionId: string,
	tokenId: string,
): readonly Change[] {
	const current = ports.history.view().current.get(connectionId)
	return current === tokenId ? [{ kind: 'current', connectionId, tokenId: null } as const] : []
}
