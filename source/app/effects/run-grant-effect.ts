import type { Connection } from '../../model/connection.ts'
import type { Token } from '../../model/token.ts'
import { issueToken } from '../../work/issue-token.ts'
import type { Ports } from '../../work/ports.ts'
import { refreshToken } from '../../work/refresh-token.ts'
import type { End } from '../message.ts'
import { endText, nameOf } from '../token-name.ts'
import type { OperationEffect } from './effect.ts'
import { doneEnd, faultEnd } from './end.ts'

/** Issues a token; one that the disk would not take comes back in the end. */
export async function runIssue(
	ports: Ports,
	effect: Extract<OperationEffect, { kind: 'issue' }>,
	signal: AbortSignal,
): Promise<End> {
	const connection = ports.history.view().connections.get(effect.connectionId)
	if (!connection) return faultEnd({ code: 'no-such-connection' })
	const { lifetimeSeconds, label, makeCurrent } = effect
	let unsaved: string | undefined
	const onUnsaved = (value: string) => {
		unsaved = value
	}
	const request = { connection, lifetimeSeconds, label, makeCurrent, onUnsaved }
	const done = await issueToken(ports, request, signal)
	if (!done.ok) {
		return {
			...faultEnd(done.fault, connection),
			...(unsaved !== undefined && {
				unsaved: { value: unsaved, connectionName: connection.name },
			}),
		}
	}
	const { tokenId, leftBehind } = done.value
	const token = ports.history.view().tokens.get(tokenId)
	const text = `${token ? nameOf(token) : 'A token'} issued on ${connection.name}${endText(ports.nowMs(), token)}`
	if (leftBehind === undefined) return { ...doneEnd(text), select: tokenId }
	const next = 'Select the one of the wrong lifetime and delete it with d.'
	const more = ', but one of the wrong lifetime, issued before it, could not be deleted again'
	return { flash: { level: 'fault', text: text + more, next }, select: tokenId }
}

/** Refreshes a token, or rotates it on 4.x. */
export async function runRefresh(
	ports: Ports,
	connection: Connection,
	token: Token,
	lifetimeSeconds: number,
	signal: AbortSignal,
): Promise<End> {
	let unsaved: string | undefined
	const onUnsaved = (value: string) => {
		unsaved = value
	}
	const done = await refreshToken(ports, connection, token, { lifetimeSeconds, onUnsaved }, signal)
	if (!done.ok) {
		return {
			...faultEnd(done.fault, connection),
			...(unsaved !== undefined && {
				unsaved: { value: unsaved, connectionName: connection.name },
			}),
		}
	}
	const { tokenId, replaced, oldStillThere } = done.value
	const renewed = ports.history.view().tokens.get(tokenId)
	const ends = endText(ports.nowMs(), renewed)
	if (replaced === undefined)
		return doneEnd(`${nameOf(token)} refreshed on ${connection.name}${ends}`)
	const rotated = { replaced: { tokenId: replaced, by: tokenId }, select: tokenId }
	const text = `${nameOf(token)} rotated on ${connection.name}: ${renewed ? nameOf(renewed) : 'a new token'} took its place${ends}`
	return oldStillThere
		? {
				...rotated,
				flash: {
					level: 'fault',
					text: `${text}, but the old one could not be deleted`,
					next: 'Select the old one and delete it with d.',
				},
			}
		: { ...rotated, ...doneEnd(text) }
}
