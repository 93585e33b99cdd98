/** A reply, read whole: its status, its headers, its text and, where it is JSON, its value. */
export type Answer = {
	status: number
	headers: Headers
	text: string
	json: Record<string, unknown>
}

/** Sends a request with real HTTP; redirects are not followed. */
export async function ask(
	method: string,
	url: string,
	{ body, authorization }: { body?: unknown; authorization?: string } = {},
): Promise<Answer> {
	const response = await fetch(url, {
		method,
		redirect: 'manual',
		headers: authorization === undefined ? {} : { authorization },
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	})
	const text = await response.text()
	let json: unknown
	try {
		json = JSON.parse(text)
	} catch {
		json = {}
	}
	return {
		status: response.status,
		headers: response.headers,
		text,
		json: json as Record<string, unknown>,
	}
}

/** The Authorization header of a user and password. */
export const basic = (user = 'tigergraph', password = 'tigergraph'): string =>
	`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/** The Authorization header of a token. */
export const bearer = (token: string): string => `Bearer ${token}`
