import {
	deleteToken,
	issueToken,
	type RequestTokenParameters,
	refreshToken,
} from './request-token.ts'
import { isAtLeast } from './server-version.ts'
import { errorReply, type SimReply, unknownEndpoint } from './sim-reply.ts'
import { jsonBody, type SimRequest, textParameter } from './sim-request.ts'
import type { World, WorldSettings } from './world.ts'

const verbs = { GET: issueToken, POST: issueToken, PUT: refreshToken, DELETE: deleteToken }

const verbOf = (method: string) =>
	verbs[method as keyof typeof verbs] as typeof issueToken | undefined

/**
 * `/requesttoken` in the dialect of the version: a query string on 3.0–3.4, a JSON body on
 * 3.5–3.11. It exists on 3.x only, and only while REST++ authentication is on.
 */
export function requestTokenRoute(
	world: World,
	settings: WorldSettings,
	request: SimRequest,
): SimReply {
	const { dialect } = world.version
	const verb = verbOf(request.method)
	if (!settings.auth || dialect === 'jwt' || !verb) return unknownEndpoint(settings, request.path)
	const asked = dialect === 'query' ? fromQuery(world, request) : fromJson(world, settings, request)
	if ('contentType' in asked) return asked
	return verb(world, settings, asked, request.authorization)
}

function fromQuery(world: World, { method, query, body }: SimRequest): RequestTokenParameters {
	const get = (name: string): string | undefined => query.get(name) || undefined
	const asked = { lifetime: get('lifetime'), token: get('token') }
	// The secret may come as the bare body of a POST, which keeps it out of the URL.
	if (method === 'POST') return { ...asked, secret: body }
	// User and password came with 3.1.4; before it a request without a secret is one with an empty one.
	const secretOnly = !isAtLeast(world.version, 3, 1, 4)
	return { ...asked, graph: get('graph'), secret: get('secret') ?? (secretOnly ? '' : undefined) }
}

function fromJson(
	world: World,
	settings: WorldSettings,
	request: SimRequest,
): RequestTokenParameters | SimReply {
	const query = new URLSearchParams(request.query)
	const allowExisting = query.get('allowExisting') === 'true'
	// From 3.9.3 on this is the one query parameter there may be, and only to issue.
	if (request.method === 'POST' && isAtLeast(world.version, 3, 9, 3)) query.delete('allowExisting')
	const refuse = (message: string) => errorReply(settings, { code: 'REST-1101', message })
	if (query.size > 0) {
		return refuse(
			'The request cannot be processed: expected a JSON payload, but a query string was given.',
		)
	}
	if (request.method === 'GET') return unknownEndpoint(settings, request.path)
	const body = jsonBody(request)
	if (!body) return refuse('The request cannot be processed: the payload is not valid JSON.')
	return {
		secret: textParameter(body, 'secret'),
		token: textParameter(body, 'token'),
		graph: textParameter(body, 'graph'),
		lifetime: textParameter(body, 'lifetime'),
		allowExisting,
	}
}
