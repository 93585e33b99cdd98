import { gsqlUser } from './credentials.ts'
import { gsqlSecretsRoute } from './gsql-secrets-route.ts'
import { runGsql } from './gsql-statements.ts'
import { jwtTokensRoute, unauthenticated } from './jwt-tokens-route.ts'
import { restppRoute } from './restpp-route.ts'
import { schemaReply } from './schema-reply.ts'
import { jsonReply, type SimReply, successReply, textReply } from './sim-reply.ts'
import type { SimRequest } from './sim-request.ts'
import type { World, WorldSettings } from './world.ts'

/**
 * The main port (14240): REST++ under `/restpp`, `/api/ping` on every version, GSQL under
 * `/gsqlserver/gsql` on 3.x and under `/gsql/v1` on 4.x. Each answers 404 to the other's paths.
 */
export function gsqlRoute(world: World, settings: WorldSettings, request: SimRequest): SimReply {
	const { path } = request
	if (path === '/api/ping') return jsonReply({ error: 'false', message: 'pong', results: {} })
	if (path.startsWith('/restpp/')) {
		return restppRoute(world, settings, { ...request, path: path.slice('/restpp'.length) })
	}
	return world.version.dialect === 'jwt'
		? gsqlRoute4x(world, settings, request)
		: gsqlRoute3x(world, settings, request)
}

function gsqlRoute4x(world: World, settings: WorldSettings, request: SimRequest): SimReply {
	const { path } = request
	if (!path.startsWith('/gsql/v1/')) return notFound(world)
	if (/^\/gsql\/v1\/tokens(\/check)?$/.test(path)) return jwtTokensRoute(world, settings, request)
	const user = gsqlUser(world, request.authorization)
	if (user === undefined) return unauthenticated(settings)
	if (/^\/gsql\/v1\/secrets(\/[^/]+)?$/.test(path)) {
		return gsqlSecretsRoute(world, settings, request, user)
	}
	if (path === '/gsql/v1/statements' && request.method === 'POST') {
		return textReply(runGsql(world, user, request.body))
	}
	if (path === '/gsql/v1/auth/simple') {
		return successReply(settings, { message: '', results: userInfo(world, user) })
	}
	const graph = /^\/gsql\/v1\/schema\/graphs\/([^/]+)$/.exec(path)?.[1]
	if (graph !== undefined && request.method === 'GET') {
		return schemaReply(world, settings, unquoted(graph))
	}
	return notFound(world)
}

function gsqlRoute3x(world: World, settings: WorldSettings, request: SimRequest): SimReply {
	if (!/^\/gsqlserver\/gsql\/(file|simpleauth|schema)$/.test(request.path)) return notFound(world)
	const user = gsqlUser(world, request.authorization)
	if (user === undefined) return unauthenticated(settings)
	if (request.path.endsWith('/simpleauth')) {
		return successReply(settings, { message: '', ...userInfo(world, user) })
	}
	if (request.path.endsWith('/schema')) {
		return schemaReply(world, settings, request.query.get('graph') ?? '')
	}
	if (request.method !== 'POST') return notFound(world)
	// The body is GSQL quoted as in a form, without a key.
	const printed = runGsql(world, user, unquoted(request.body))
	const session = '__GSQL__COOKIES__,{"fromGsqlClient":true,"session":"simulated"}'
	return textReply(`${printed}${session}\n__GSQL__RETURN__CODE__,0\n`)
}

function unquoted(body: string): string {
	try {
		return decodeURIComponent(body.replaceAll('+', ' '))
	} catch {
		return body
	}
}

function userInfo(world: World, user: string): Record<string, unknown> {
	const superuser = world.users.get(user)?.superuser === true
	const privileges = superuser ? ['READ_SCHEMA', 'WRITE_SCHEMA', 'WRITE_USER'] : ['READ_SCHEMA']
	return {
		name: user,
		isSuperUser: superuser,
		privileges: { global: { privileges } },
		roles: { global: [superuser ? 'superuser' : 'queryreader'] },
	}
}

/** 404 as JSON from 3.5 on, as plain text before. */
function notFound(world: World): SimReply {
	if (world.version.dialect === 'query') return textReply('404 page not found\n', 404)
	return jsonReply({ error: true, message: 'The requested resource is not found.' }, 404)
}
