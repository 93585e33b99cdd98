/** A request as the world sees it: nothing of sockets in it. */
export type SimRequest = {
	method: string
	/** Path without query, as routed (without `/restpp`). */
	path: string
	query: URLSearchParams
	/** The `Authorization` header, empty when there is none. */
	authorization: string
	body: string
}

/** The body as a JSON object; an empty body is an empty object, anything else is undefined. */
export function jsonBody(request: SimRequest): Record<string, unknown> | undefined {
	if (request.body.trim() === '') return {}
	try {
		const value: unknown = JSON.parse(request.body)
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
		return value as Record<string, unknown>
	} catch {
		return undefined
	}
}

/** A parameter as text: TigerGraph sends and takes strings, but takes numbers too. */
export function textParameter(body: Record<string, unknown>, name: string): string | undefined {
	const value = body[name]
	if (typeof value === 'number') return String(value)
	return typeof value === 'string' && value !== '' ? value : undefined
}
