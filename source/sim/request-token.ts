import { isSuperuser } from './credentials.ts'
import { knownToken, mintToken } from './mint-token.ts'
import { errorReply, type SimReply, successReply } from './sim-reply.ts'
import { isReply, type TokenCaller, tokenCaller } from './token-caller.ts'
import { tokenLifetime } from './token-lifetime.ts'
import { nowSeconds, type SimToken, type World, type WorldSettings } from './world.ts'

/** The parameters of `/requesttoken`, wherever the dialect carries them. */
export type RequestTokenParameters = {
	secret?: string | undefined
	token?: string | undefined
	graph?: string | undefined
	lifetime?: string | undefined
	/** 3.9.3+: a token with a day or more left is renewed and answered instead of a new one. */
	allowExisting?: boolean
}

const issued =
	'Generate new token successfully.\nWarning: Tigergraph Support cannot restore access to secrets/tokens for security reasons. Please save your secret/token and keep it safe and accessible.'

const daySeconds = 86_400

/**
 * Issues a token (TigerGraph 3.x docs, REST++ API authentication). With a secret it stands at the
 * top of the reply, with user and password under `results`.
 */
export function issueToken(
	world: World,
	settings: WorldSettings,
	asked: RequestTokenParameters,
	authorization: string,
): SimReply {
	const caller = tokenCaller(world, settings, asked.secret, authorization)
	if (isReply(caller)) return caller
	const lifetimeSeconds = tokenLifetime(world, settings, asked.lifetime)
	if (isReply(lifetimeSeconds)) return lifetimeSeconds
	const graph = asked.graph ?? caller.graph
	if (graph === undefined) {
		return errorReply(settings, {
			code: 'REST-1101',
			message: 'Invalid parameters, graph is required when no secret is given.',
			extra: { token: '' },
		})
	}
	if (!world.graphs.has(graph)) {
		return errorReply(settings, { code: 'REST-1101', message: `Graph ${graph} not found.` })
	}
	const { user, alias } = caller
	const of = { user, graph, lifetimeSeconds, ...(alias === undefined ? {} : { alias }) }
	const token = asked.allowExisting ? renewExisting(world, caller, of) : mintToken(world, of)
	return successReply(settings, {
		code: 'REST-0000',
		expiration: token.expiresAtSeconds,
		message: issued,
		...(caller.bySecret ? { token: token.token } : { results: { token: token.token } }),
	})
}

function renewExisting(
	world: World,
	caller: TokenCaller,
	of: { user: string; graph: string; lifetimeSeconds: number },
): SimToken {
	const now = nowSeconds(world)
	const existing = world.tokens.find(
		(each) =>
			!each.dropped &&
			each.user === of.user &&
			each.graph === of.graph &&
			each.alias === caller.alias &&
			each.expiresAtSeconds - now >= daySeconds,
	)
	if (!existing) return mintToken(world, of)
	existing.expiresAtSeconds = now + of.lifetimeSeconds
	return existing
}

/** Sets a token's expiry to now + lifetime; 3.2–3.4 then answer the lifetime itself. */
export function refreshToken(
	world: World,
	settings: WorldSettings,
	asked: RequestTokenParameters,
	authorization: string,
): SimReply {
	const found = ownToken(world, settings, asked, authorization, 'Refresh')
	if (isReply(found)) return found
	const lifetimeSeconds = tokenLifetime(world, settings, asked.lifetime)
	if (isReply(lifetimeSeconds)) return lifetimeSeconds
	found.expiresAtSeconds = nowSeconds(world) + lifetimeSeconds
	return successReply(settings, {
		code: 'REST-0000',
		expiration: settings.refreshAnswersDuration ? lifetimeSeconds : found.expiresAtSeconds,
		message: 'Refresh token successfully.',
		token: found.token,
	})
}

/** Deletes a token, for good. */
export function deleteToken(
	world: World,
	settings: WorldSettings,
	asked: RequestTokenParameters,
	authorization: string,
): SimReply {
	const found = ownToken(world, settings, asked, authorization, 'Drop')
	if (isReply(found)) return found
	found.dropped = true
	return successReply(settings, {
		code: 'REST-0000',
		expiration: -1,
		message: 'Drop token successfully.',
		token: found.token,
	})
}

function ownToken(
	world: World,
	settings: WorldSettings,
	asked: RequestTokenParameters,
	authorization: string,
	verb: 'Refresh' | 'Drop',
): SimToken | SimReply {
	const caller = tokenCaller(world, settings, asked.secret, authorization)
	if (isReply(caller)) return caller
	const found = asked.token === undefined ? undefined : knownToken(world, asked.token)
	if (!found) {
		const message = `The token '${asked.token ?? ''}' is invalid, please provide a valid one.`
		return errorReply(settings, { message, httpStatus: 404 })
	}
	if (found.user === caller.user || isSuperuser(world, caller.user)) return found
	const message = `${verb} token failed, Permission denied.`
	return errorReply(settings, { message, httpStatus: 403 })
}
