import type { Outcome } from '../../model/fault.ts'

/** One attempt among several, and how it ended. */
export type Tried<Value> = { readonly url: string; readonly outcome: Outcome<Value> }

/**
 * Tries several places at once and answers how each ended, in their order. Once one has succeeded
 * the others get `graceMs` more, so that a port a firewall swallows does not hold them up.
 */
export async function tryAll<Value>(
	urls: readonly string[],
	attempt: (url: string, signal: AbortSignal) => Promise<Outcome<Value>>,
	{ timeoutMs, signal, graceMs = 1000 }: Limits,
): Promise<readonly Tried<Value>[]> {
	const enough = new AbortController()
	const either = AbortSignal.any([
		enough.signal,
		...(timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)]),
		...(signal ? [signal] : []),
	])
	let grace: ReturnType<typeof setTimeout> | undefined
	try {
		return await Promise.all(
			urls.map(async (url) => {
				const outcome = await attempt(url, either)
				if (outcome.ok) grace ??= setTimeout(() => enough.abort(), graceMs)
				return { url, outcome }
			}),
		)
	} finally {
		clearTimeout(grace)
	}
}

/** How long attempts may take that do not end by themselves, in milliseconds, and what stops them. */
export type Limits = {
	readonly timeoutMs?: number
	readonly signal?: AbortSignal | undefined
	readonly graceMs?: number
}
