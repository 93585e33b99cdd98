import { readCredentials, userByPassword } from './credentials.ts'
import { checkJwt } from './json-web-tokens.ts'
import { knownToken } from './mint-token.ts'
import { jsonReply, type SimReply } from './sim-reply.ts'
import type { SimRequest } from './sim-request.ts'
import { nowSeconds, type World, type WorldSettings } from './world.ts'

/**
 * Lets a REST++ request in (undefined) or refuses it: REST-10016 for a token that is missing,
 * malformed or unknown, REST-10018 for a user without rights, REST-10019 for an expired one. A
 * secret is taken in place of a token, and so are user and password, which TigerGraph's own Python
 * client goes on sending after it got a token.
 */
export function restppAccess(
	world: World,
	settings: WorldSettings,
	request: SimRequest,
): SimReply | undefined {
	if (!settings.auth) return undefined
	const credentials = readCredentials(request.authorization)
	const state =
		credentials.kind === 'bearer'
			? tokenState(world, credentials.token)
			: userByPassword(world, credentials) === undefined
				? 'invalid'
				: 'live'
	if (state === 'live') return undefined
	return state === 'expired'
		? denied(settings, 'REST-10019', 'the input token has expired, please request another one.')
		: denied(settings, 'REST-10016', 'the input token is empty, malformed or not valid.')
}

/** A refusal of REST++ itself, with the status this server gives to refusals. */
export function denied(
	settings: WorldSettings,
	code: 'REST-10016' | 'REST-10018' | 'REST-10019',
	sentence: string,
): SimReply {
	const body: Record<string, unknown> = {
		error: true,
		message: `Access Denied because ${sentence}`,
		version: { edition: 'enterprise', api: 'v2', schema: 0 },
	}
	if (!settings.omitCode) body.code = code
	return jsonReply(body, settings.deniedStatus)
}

function tokenState(world: World, token: string): 'live' | 'expired' | 'invalid' | 'dropped' {
	if (world.version.dialect === 'jwt') return checkJwt(world, token).state
	const known = knownToken(world, token)
	if (!known) return 'invalid'
	return known.expiresAtSeconds <= nowSeconds(world) ? 'expired' : 'live'
}
