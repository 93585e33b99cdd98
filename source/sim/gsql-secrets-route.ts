import { addSecret, dropSecret } from './secrets.ts'
import { errorReply, type SimReply, successReply } from './sim-reply.ts'
import { jsonBody, type SimRequest } from './sim-request.ts'
import type { SimSecret, World, WorldSettings } from './world.ts'

const shown = ({ alias, value }: SimSecret) => ({ alias, value })

/**
 * `/gsql/v1/secrets` and `/gsql/v1/secrets/{alias}` of 4.x (TigerGraph 4.1 docs, GSQL endpoints).
 * Values come back in plain text. The caller is known already.
 */
export function gsqlSecretsRoute(
	world: World,
	settings: WorldSettings,
	request: SimRequest,
	caller: string,
): SimReply {
	const user = request.query.get('userName') || caller
	const alias = decodeURIComponent(request.path.slice('/gsql/v1/secrets'.length + 1))
	const own = world.secrets.filter((secret) => secret.user === user)
	switch (request.method) {
		case 'POST':
			return create(world, settings, request, user)
		case 'GET': {
			if (alias === '') return list(settings, own)
			const found = own.find((secret) => secret.alias === alias)
			if (found) return successReply(settings, { message: '', results: shown(found) })
			const message = `The secret with alias ${alias} does not exist.`
			return errorReply(settings, { message, httpStatus: 404 })
		}
		case 'DELETE':
			return drop(world, settings, user, alias === '' ? namedInBody(request) : [alias])
		default: {
			const message = `Method ${request.method} is not allowed for ${request.path}.`
			return { ...errorReply(settings, { message }), status: 405 }
		}
	}
}

function create(
	world: World,
	settings: WorldSettings,
	{ query }: SimRequest,
	user: string,
): SimReply {
	const alias = query.get('alias') ?? ''
	const secret = addSecret(world, { alias, value: query.get('value') ?? '', user, graph: '' })
	if (secret !== 'taken') return successReply(settings, { message: '', results: shown(secret) })
	return errorReply(settings, { message: `The secret with alias ${alias} already exists.` })
}

function list(settings: WorldSettings, secrets: SimSecret[]): SimReply {
	const results =
		settings.secretsShape === 'array'
			? secrets.map(shown)
			: Object.fromEntries(secrets.map(({ alias, value }) => [alias, value]))
	return successReply(settings, { message: '', results })
}

function namedInBody(request: SimRequest): string[] {
	const secrets = jsonBody(request)?.secrets
	return Array.isArray(secrets) ? secrets.map(String) : []
}

function drop(world: World, settings: WorldSettings, user: string, names: string[]): SimReply {
	const failed = names.filter((name) => !dropSecret(world, user, name))
	if (names.length > 0 && failed.length === 0) {
		return successReply(settings, {
			message: `Successfully dropped secrets: [${names.join(', ')}].`,
		})
	}
	const message = `Failed to drop secrets: [${failed.join(', ')}].`
	return errorReply(settings, { message, httpStatus: 404 })
}
