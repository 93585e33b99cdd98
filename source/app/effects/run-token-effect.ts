import { autoRefreshAheadSeconds } from '../../model/auto-refresh.ts'
import type { Connection } from '../../model/connection.ts'
import { failed, type Outcome, ok } from '../../model/fault.ts'
import { decodeJwt } from '../../model/jwt.ts'
import { printLifetime } from '../../model/lifetime.ts'
import type { Token } from '../../model/token.ts'
import { chooseAutoRefresh } from '../../work/auto-refresh.ts'
import { checkToken } from '../../work/check-token.ts'
import { deleteToken } from '../../work/delete-token.ts'
import { handOutToken } from '../../work/hand-out-token.ts'
import { importToken } from '../../work/import-token.ts'
import { labelToken } from '../../work/label-token.ts'
import type { Ports } from '../../work/ports.ts'
import { setCurrent } from '../../work/set-current.ts'
import type { End } from '../message.ts'
import { nameOf } from '../token-name.ts'
import type { OperationEffect } from './effect.ts'
import { doneEnd, faultEnd } from './end.ts'
import { runCopy } from './run-copy-effect.ts'
import { runIssue, runRefresh } from './run-grant-effect.ts'
import type { Surroundings } from './surroundings.ts'

/** The effects that are about a token. */
export type TokenEffect = Extract<
	OperationEffect,
	{ tokenId: string } | { kind: 'issue' } | { kind: 'import' }
>

/** Runs an effect that is about a token, through its use case. */
export async function runTokenEffect(
	{ ports, clipboard }: Surroundings,
	effect: TokenEffect,
	signal: AbortSignal,
): Promise<End> {
	if (effect.kind === 'issue') return runIssue(ports, effect, signal)
	if (effect.kind === 'import') return runImport(ports, effect)
	const found = tokenAndConnection(ports, effect.tokenId)
	if (!found.ok) return faultEnd(found.fault)
	const { token, connection } = found.value
	const named = nameOf(token)
	switch (effect.kind) {
		case 'refresh':
			return runRefresh(ports, connection, token, effect.lifetimeSeconds, signal)
		case 'delete': {
			const { skipMissing, tokenId } = effect
			const done = await deleteToken(ports, connection, token, { skipMissing }, signal)
			if (!done.ok) {
				const gone = done.fault.code === 'unknown-token' && !skipMissing
				return {
					...faultEnd(done.fault, connection),
					...(gone && { gone: { tokenId, connectionId: connection.id } }),
				}
			}
			return doneEnd(
				done.value.how === 'confirmed'
					? `${named} deleted on ${connection.name} (the server confirmed)`
					: `${named} was already gone on ${connection.name}`,
			)
		}
		case 'check': {
			const answer = await checkToken(ports, connection, token, signal)
			if (!answer.ok) return faultEnd(answer.fault, connection)
			if (answer.value.accepted) return doneEnd(`${connection.name} accepts ${named}`)
			const code = answer.value.serverCode ? ` (${answer.value.serverCode})` : ''
			return {
				flash: { level: 'note', text: `${connection.name} does not accept ${named}${code}` },
			}
		}
		case 'show': {
			const value = await handOutToken(ports, token, 'shown')
			if (!value.ok) return faultEnd(value.fault, connection)
			return { revealed: { tokenId: token.id, value: value.value } }
		}
		case 'copy':
			return runCopy(ports, clipboard, connection, token, effect.form)
		case 'decode': {
			const value = await ports.history.tokenValue(token.id)
			const jwt = value.ok ? decodeJwt(value.value) : undefined
			return jwt ? { decoded: { tokenId: token.id, jwt } } : {}
		}
		case 'make-current': {
			const done = await setCurrent(ports, token)
			if (!done.ok) return faultEnd(done.fault, connection)
			return doneEnd(`${named} is the current token of ${connection.name}`)
		}
		case 'auto-refresh': {
			const { on } = effect
			const done = await chooseAutoRefresh(ports, token, on)
			if (!done.ok) return faultEnd(done.fault, connection)
			const span = printLifetime(autoRefreshAheadSeconds)
			return doneEnd(
				on
					? `${named} is refreshed by itself when less than ${span} is left, while tgtoken is open`
					: `${named} is refreshed by itself no more`,
			)
		}
		case 'label': {
			const done = await labelToken(ports, token, effect.label)
			return done.ok ? doneEnd(`${named} labelled`) : faultEnd(done.fault, connection)
		}
	}
}

async function runImport(
	ports: Ports,
	effect: Extract<TokenEffect, { kind: 'import' }>,
): Promise<End> {
	const connection = ports.history.view().connections.get(effect.connectionId)
	if (!connection) return faultEnd({ code: 'no-such-connection' })
	const { value, label, makeCurrent, expiresAtSeconds } = effect
	const request = { connection, value, label, makeCurrent }
	const done = await importToken(ports, {
		...request,
		...(expiresAtSeconds !== undefined && { expiresAtSeconds }),
	})
	if (!done.ok) return faultEnd(done.fault, connection)
	const { tokenId, wasThere } = done.value
	const token = ports.history.view().tokens.get(tokenId)
	const named = token ? nameOf(token) : 'The token'
	return {
		...doneEnd(
			wasThere
				? `${named} was in the history already`
				: `${named} imported into ${connection.name}`,
		),
		select: tokenId,
	}
}

function tokenAndConnection(
	ports: Ports,
	tokenId: string,
): Outcome<{ readonly token: Token; readonly connection: Connection }> {
	const view = ports.history.view()
	const token = view.tokens.get(tokenId)
	const connection = token && view.connections.get(token.connectionId)
	return token && connection ? ok({ token, connection }) : failed('no-such-token')
}
