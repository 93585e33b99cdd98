/** What a test can make the server do wrong. Only `drop-before` and the pages keep it from acting. */
export type Fault =
	/** An error of this HTTP status instead of acting: 401 and 403 with REST-10016, others plain. */
	| { kind: 'status'; status: number }
	/** A page instead of acting: the one a suspended Savanna workspace shows while it wakes up. */
	| { kind: 'html'; status?: number }
	/** Any reply instead of acting. */
	| { kind: 'reply'; status?: number; body: string; contentType?: string }
	/** Closes the connection without acting. */
	| { kind: 'drop-before' }
	/** Acts, then closes the connection: the token exists, the reply is lost. */
	| { kind: 'drop-after' }
	/** Acts, then sends half of the reply and ends it. */
	| { kind: 'truncated' }
	/** Acts, then closes the connection in the middle of the reply. */
	| { kind: 'cut-off' }
	/** Acts, then waits so many milliseconds before it answers. */
	| { kind: 'slow'; ms: number }
	/** Acts, then sends one byte, and another every so many milliseconds (1000). */
	| { kind: 'bytewise'; everyMs?: number }
	/** Answers with a redirect instead of acting. */
	| { kind: 'redirect'; to: string; status?: 301 | 302 | 307 | 308 }
	/** 4.x: reads `lifetime` in the other unit, this once. */
	| { kind: 'other-lifetime-unit' }
	/** PUT answers the lifetime in `expiration`, this once. */
	| { kind: 'refresh-answers-duration' }
	/** Leaves `code` out of the reply. */
	| { kind: 'no-code' }
	/** Acts, and puts ANSI escapes, C1, bidi and zero-width characters around the message. */
	| { kind: 'control-characters' }
	/** Acts, but the reply's message is so many bytes long (60 MB). */
	| { kind: 'huge'; bytes?: number }

/** Which requests a fault or a hold is for; what is left out matches all. */
export type RequestMatch = {
	method?: string
	/** The exact path, without query and without `/restpp`, or a pattern for it. */
	path?: string | RegExp
	port?: 'restpp' | 'gsql'
}

/** Whether a request is meant; a path is compared with and without its `/restpp`. */
export function matches(
	match: RequestMatch,
	request: { method: string; path: string; port: 'restpp' | 'gsql' },
): boolean {
	if (match.method !== undefined && match.method !== request.method) return false
	if (match.port !== undefined && match.port !== request.port) return false
	if (match.path === undefined) return true
	const { path } = match
	return [request.path, request.path.replace(/^\/restpp(?=\/)/, '')].some((each) =>
		typeof path === 'string' ? each === path : path.test(each),
	)
}
