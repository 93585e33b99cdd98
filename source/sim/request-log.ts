import { createHash } from 'node:crypto'
import { readCredentials } from './credentials.ts'
import type { SimRequest } from './sim-request.ts'
import type { World } from './world.ts'

/** One request the server got, in the order they came. Nothing secret stands in it. */
export type LoggedRequest = {
	method: string
	/** As it was asked for, query left out. */
	path: string
	/** The query, with the values of secrets and tokens replaced by their fingerprints. */
	query: Record<string, string>
	port: 'restpp' | 'gsql'
	/** 0 until it is answered, and for a connection closed without an answer. */
	status: number
	/** How the request said who it is. */
	credentials: ReturnType<typeof readCredentials>['kind']
	/** The body, JSON parsed where it is that, secrets and tokens replaced by their fingerprints. */
	body: unknown
}

/** Twelve hexadecimal digits of the SHA-256: what stands in the log for a secret or a token. */
export function logFingerprint(value: string): string {
	return createHash('sha256').update(value).digest('hex').slice(0, 12)
}

const secretNames = new Set(['secret', 'secrets', 'token', 'tokens', 'value', 'password'])

/** The log line of a request that just came in. */
export function logRequest(
	world: World,
	request: SimRequest,
	port: 'restpp' | 'gsql',
): LoggedRequest {
	const query = Object.fromEntries(
		[...request.query].map(([name, value]) => [name, redacted(world, name, value)]),
	)
	return {
		method: request.method,
		path: redactedText(world, request.path),
		query: query as Record<string, string>,
		port,
		status: 0,
		credentials: readCredentials(request.authorization).kind,
		// 3.0–3.4 take a secret as the bare body, right or wrong.
		body: redacted(
			world,
			request.path.endsWith('/requesttoken') ? 'secret' : '',
			bodyValue(request.body),
		),
	}
}

function bodyValue(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return text
	}
}

function redacted(world: World, name: string, value: unknown): unknown {
	if (Array.isArray(value)) return value.map((each) => redacted(world, name, each))
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value).map(([key, each]) => [key, redacted(world, key, each)]),
		)
	}
	if (typeof value !== 'string') return value
	if (!secretNames.has(name)) return redactedText(world, value)
	if (value === '') return ''
	return value.split(',').map(logFingerprint).join(',')
}

/** Text with every secret and token this server knows replaced. */
function redactedText(world: World, text: string): string {
	const known = [
		...world.secrets.map((each) => each.value),
		...world.tokens.map((each) => each.token),
	]
	return known.reduce((left, value) => left.replaceAll(value, logFingerprint(value)), text)
}
