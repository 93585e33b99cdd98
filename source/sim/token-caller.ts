import { readCredentials, userByPassword } from './credentials.ts'
import { secretByValue } from './secrets.ts'
import { errorReply, type SimReply } from './sim-reply.ts'
import type { World, WorldSettings } from './world.ts'

/** Who asks `/requesttoken`, proved by a secret in the request or by the Authorization header. */
export type TokenCaller = { user: string; alias?: string; graph?: string; bySecret: boolean }

/**
 * The caller, or REST-1101. A secret in the request wins over the header; TigerGraph's message
 * repeats a wrong secret in clear.
 */
export function tokenCaller(
	world: World,
	settings: WorldSettings,
	secret: string | undefined,
	authorization: string,
): TokenCaller | SimReply {
	if (secret !== undefined) {
		const found = secretByValue(world, secret)
		if (found) return { user: found.user, alias: found.alias, graph: found.graph, bySecret: true }
		const message = `The secret '${secret}' is invalid. Please enter a valid one.`
		return errorReply(settings, { code: 'REST-1101', message })
	}
	const user = userByPassword(world, readCredentials(authorization))
	if (user !== undefined) return { user, bySecret: false }
	return errorReply(settings, {
		code: 'REST-1101',
		message: 'The username or password is incorrect. Please enter a valid one.',
		httpStatus: 401,
	})
}

/** Tells a caller, a lifetime or a token from a refusal. */
export function isReply(value: unknown): value is SimReply {
	return typeof value === 'object' && value !== null && 'contentType' in value
}
