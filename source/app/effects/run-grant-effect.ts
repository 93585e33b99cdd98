import type { Connection } from '../../model/connection.ts'
import type { Fault } from '../../model/fault.ts'
import type { Token } from '../../model/token.ts'
import { issueToken } from '../../work/issue-token.ts'
import type { Mishaps } from '../../work/mishaps.ts'
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
	const { lifetimeSeconds, label, makeCurrent, graph } = effect
	const way = wayOf(connection)
	const request = { connection, lifetimeSeconds, label, makeCurrent, ...way.mishaps }
	const done = await issueToken(
		ports,
		{ ...request, ...(graph !== undefined && { graph }) },
		signal,
	)
	if (!done.ok) return way.failed(done.fault)
	const { tokenId, given } = done.value
	const token = ports.history.view().tokens.get(tokenId)
	const ends = endText(ports.nowMs(), token, given)
	const text = `${token ? nameOf(token) : 'A token'} issued on ${connection.name}${ends}`
	return { ...way.done(text), select: tokenId }
}

/** Refreshes a token, or rotates it on 4.x. */
export async function runRefresh(
	ports: Ports,
	connection: Connection,
	token: Token,
	lifetimeSeconds: number,
	signal: AbortSignal,
): Promise<End> {
	const way = wayOf(connection)
	const options = { lifetimeSeconds, ...way.mishaps }
	const done = await refreshToken(ports, connection, token, options, signal)
	if (!done.ok) return way.failed(done.fault)
	const { tokenId, replaced, oldStillThere, given } = done.value
	const renewed = ports.history.view().tokens.get(tokenId)
	const ends = endText(ports.nowMs(), renewed, given)
	if (replaced === undefined)
		return doneEnd(`${nameOf(token)} refreshed on ${connection.name}${ends}`)
	const rotated = { replaced: { tokenId: replaced, by: tokenId }, select: tokenId }
	const text = `${nameOf(token)} rotated on ${connection.name}: ${renewed ? nameOf(renewed) : 'a new token'} took its place${ends}`
	return { ...rotated, ...way.done(text, oldStillThere && token) }
}

/** The way to a new token: what befalls it, and how it ends with that in mind. */
function wayOf(connection: Connection) {
	let unsaved: string | undefined
	let leftBehind: Token | undefined
	const mishaps: Mishaps = {
		onUnsaved: (value) => {
			unsaved = value
		},
		onLeftBehind: (token) => {
			leftBehind = token
		},
	}
	/** The text, and which tokens could not be deleted, by what the list shows of them. */
	const said = (text: string, old?: Token): Pick<End, 'flash'> | undefined => {
		const left = [
			...(old ? [`the old one, ${nameOf(old)},`] : []),
			...(leftBehind ? [`${leftBehind.masked}, of the wrong lifetime,`] : []),
		]
		if (left.length === 0) return undefined
		const where =
			left.length === 1 ? 'It is in the list: select it' : 'Both are in the list: select each'
		return {
			flash: {
				level: 'fault',
				text: `${text}, but ${left.join(' and ')} could not be deleted and may be live`,
				next: `${where} and delete it.`,
			},
		}
	}
	return {
		mishaps,
		done: (text: string, old?: Token): End => said(text, old) ?? doneEnd(text),
		failed: (fault: Fault): End => {
			const end = faultEnd(fault, connection)
			return {
				...end,
				...(leftBehind && said((end.flash?.text ?? '').replace(/\.$/, ''))),
				...(unsaved !== undefined && {
					unsaved: { value: unsaved, connectionName: connection.name },
				}),
			}
		},
	}
}
