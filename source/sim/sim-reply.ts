import type { WorldSettings } from './world.ts'

/** A reply before it is put on the wire. */
export type SimReply = { status: number; contentType: string; body: string }

const printedFirst = ['code', 'expiration', 'error', 'message', 'token', 'results']

const rank = (key: string): number => (printedFirst.indexOf(key) + 100) % 100

/** A reply of JSON, its members in the order of TigerGraph's documentation. */
export function jsonReply(value: Record<string, unknown>, status = 200): SimReply {
	const ordered = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b))
	const body = JSON.stringify(Object.fromEntries(ordered))
	return { status, contentType: 'application/json', body }
}

/** A reply of plain text. */
export function textReply(body: string, status = 200): SimReply {
	return { status, contentType: 'text/plain', body }
}

/** A refusal: what stands in its body, and the status it has where errors have one. */
export type Refusal = {
	code?: string
	message: string
	/** Further members of the body, such as the empty `token` of some refusals. */
	extra?: Record<string, unknown>
	httpStatus?: number
}

/** A refusal in the style the settings ask for. */
export function errorReply(settings: WorldSettings, refusal: Refusal): SimReply {
	const { code, message, extra, httpStatus = 400 } = refusal
	const body: Record<string, unknown> = { error: true, message, ...extra }
	if (code !== undefined && !settings.omitCode) body.code = code
	return jsonReply(body, settings.errorStatus === 'ok' ? 200 : httpStatus)
}

/** A success; `code` is left out where the settings say so. */
export function successReply(settings: WorldSettings, body: Record<string, unknown>): SimReply {
	const { code, ...rest } = body
	return jsonReply({ error: false, ...rest, ...(code && !settings.omitCode ? { code } : {}) })
}

/** REST++ on a path it does not have, `/requesttoken` without authentication among them. */
export function unknownEndpoint(settings: WorldSettings, path: string): SimReply {
	return errorReply(settings, {
		code: 'REST-1000',
		message: `Endpoint is not found from url = ${path}, please use GET /endpoints to list all valid endpoints.`,
		httpStatus: 404,
	})
}
