import { requestTokenRoute } from './request-token-route.ts'
import { restppAccess } from './restpp-access.ts'
import { jsonReply, type SimReply, unknownEndpoint } from './sim-reply.ts'
import type { SimRequest } from './sim-request.ts'
import { versionText } from './version-text.ts'
import type { World, WorldSettings } from './world.ts'

const endpoints = ['GET /echo', 'POST /echo', 'GET /endpoints', 'GET /version']

/** REST++ (TigerGraph docs, built-in endpoints): `/requesttoken`, `/echo`, `/version`, `/endpoints`. */
export function restppRoute(world: World, settings: WorldSettings, request: SimRequest): SimReply {
	const path = request.path.replace(/(?<=.)\/$/, '')
	if (path === '/requesttoken') return requestTokenRoute(world, settings, { ...request, path })
	const endpoint = `${request.method} ${path}`
	if (!endpoints.includes(endpoint)) return unknownEndpoint(settings, path)
	const refused = restppAccess(world, settings, request)
	if (refused) return refused
	if (path === '/version') return versionReply(world)
	if (path === '/endpoints') {
		return jsonReply(Object.fromEntries(endpoints.map((each) => [each, {}])))
	}
	return jsonReply({ error: false, message: 'Hello GSQL' })
}

/** The one reply that is no strict JSON: `error` is a string, the message has raw newlines. */
function versionReply(world: World): SimReply {
	const body = `{"error":"false", "message":"${versionText(world.version)}"}`
	return { status: 200, contentType: 'application/json', body }
}
