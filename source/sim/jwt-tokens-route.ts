import { gsqlUser, isSuperuser } from './credentials.ts'
import { javaDate } from './java-date.ts'
import { checkJwt } from './json-web-tokens.ts'
import { mintToken } from './mint-token.ts'
import { errorReply, type SimReply, successReply } from './sim-reply.ts'
import { jsonBody, type SimRequest, textParameter } from './sim-request.ts'
import { isReply, type TokenCaller, tokenCaller } from './token-caller.ts'
import { tokenLifetime } from './token-lifetime.ts'
import type { World, WorldSettings } from './world.ts'

/**
 * `/gsql/v1/tokens` and `/gsql/v1/tokens/check` of 4.x (TigerGraph 4.1 docs, GSQL endpoints): POST
 * issues, DELETE puts tokens on their owner's block list, nothing lists or refreshes.
 */
export function jwtTokensRoute(
	world: World,
	settings: WorldSettings,
	request: SimRequest,
): SimReply {
	const body = jsonBody(request)
	const check = request.path === '/gsql/v1/tokens/check'
	if (request.method !== 'POST' && (check || request.method !== 'DELETE')) {
		const message = `Method ${request.method} is not allowed for ${request.path}.`
		return { ...errorReply(settings, { message }), status: 405 }
	}
	if (!body) return errorReply(settings, { message: 'The payload is not valid JSON.' })
	if (check) return checkTokenReply(world, settings, textParameter(body, 'token') ?? '')
	return request.method === 'POST'
		? issueJwt(world, settings, body, request.authorization)
		: dropJwts(world, settings, body, request)
}

function issueJwt(
	world: World,
	settings: WorldSettings,
	body: Record<string, unknown>,
	authorization: string,
): SimReply {
	const caller = jwtCaller(world, settings, textParameter(body, 'secret'), authorization)
	if (isReply(caller)) return caller
	const graph = textParameter(body, 'graph')
	if (graph !== undefined && !world.graphs.has(graph)) {
		return errorReply(settings, { message: `Graph ${graph} not found.` })
	}
	const lifetimeSeconds = tokenLifetime(world, settings, textParameter(body, 'lifetime'))
	if (isReply(lifetimeSeconds)) return lifetimeSeconds
	const { user, alias } = caller
	const token = mintToken(world, {
		user,
		lifetimeSeconds,
		...(alias === undefined ? {} : { alias }),
		...(graph === undefined ? {} : { graph }),
	})
	return successReply(settings, {
		expiration: javaDate(token.expiresAtSeconds),
		message: 'Generate new JWT token successfully.',
		token: token.token,
	})
}

function jwtCaller(
	world: World,
	settings: WorldSettings,
	secret: string | undefined,
	authorization: string,
): TokenCaller | SimReply {
	if (secret !== undefined) return tokenCaller(world, settings, secret, authorization)
	const user = gsqlUser(world, authorization)
	return user === undefined ? unauthenticated(settings) : { user, bySecret: false }
}

/** The GSQL server's answer to a request without, or with wrong, credentials: always 401. */
export function unauthenticated(settings: WorldSettings): SimReply {
	const message = 'User authentication failed: the username, password or token is not valid.'
	return { ...errorReply(settings, { message }), status: 401 }
}

function dropJwts(
	world: World,
	settings: WorldSettings,
	body: Record<string, unknown>,
	request: SimRequest,
): SimReply {
	// TigerGraph's Python client up to 1.9 sends the secret in the body, and no header, to delete.
	const caller = jwtCaller(world, settings, textParameter(body, 'secret'), request.authorization)
	if (isReply(caller)) return caller
	const { user } = caller
	if (request.query.get('clear') === 'true') return clearBlockList(world, settings, user)
	const tokens = (textParameter(body, 'tokens') ?? '').split(',').map((each) => each.trim())
	for (const token of tokens) {
		const checked = checkJwt(world, token)
		if (checked.state === 'live' && (checked.user === user || isSuperuser(world, user))) continue
		const message =
			checked.state === 'live'
				? 'Drop token failed, Permission denied.'
				: `The token '${token}' is invalid, please provide a valid one.`
		return errorReply(settings, { message, httpStatus: checked.state === 'live' ? 403 : 400 })
	}
	for (const token of new Set(tokens)) {
		const owner = checkJwt(world, token)
		const list = owner.state === 'live' ? blockListOf(world, owner.user) : []
		if (list.length >= settings.blockListLimit) {
			const message = `The block list of JWT tokens is full, it holds at most ${settings.blockListLimit}.`
			return errorReply(settings, { message })
		}
		list.push(token)
		markDropped(world, [token], true)
	}
	return successReply(settings, { message: 'Successfully dropped the specified JWT tokens' })
}

function clearBlockList(world: World, settings: WorldSettings, user: string): SimReply {
	markDropped(world, blockListOf(world, user), false)
	world.blockLists.set(user, [])
	return successReply(settings, { message: 'Successfully cleared the list of dropped JWT tokens' })
}

function blockListOf(world: World, user: string): string[] {
	const list = world.blockLists.get(user) ?? []
	world.blockLists.set(user, list)
	return list
}

function markDropped(world: World, tokens: readonly string[], dropped: boolean): void {
	for (const each of world.tokens) if (tokens.includes(each.token)) each.dropped = dropped
}

function checkTokenReply(world: World, settings: WorldSettings, token: string): SimReply {
	const { state } = checkJwt(world, token)
	if (state === 'live') {
		return successReply(settings, { message: `The token ${token} verification succeed.` })
	}
	const why = { invalid: 'is not valid', expired: 'is expired', dropped: 'is dropped' }[state]
	return errorReply(settings, { message: `The token ${token} verification failed: it ${why}.` })
}
