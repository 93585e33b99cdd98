import { requestTokenCalls } from './request-token-calls.ts'

const methods = { issue: 'GET', refresh: 'PUT', delete: 'DELETE' } as const

/**
 * TigerGraph 3.0–3.4: `/requesttoken` with everything in the query string, secrets too, as these
 * versions want it (TigerGraph 3.4 docs, REST++ API authentication). User and password came with
 * 3.1.4.
 */
export const queryDialect = requestTokenCalls((url, purpose, parameters) => ({
	method: methods[purpose],
	url: `${url}?${queryText(parameters)}`,
}))

/** Percent-encoded throughout: REST++ is not known to read `+` as a space. */
function queryText(parameters: Readonly<Record<string, string>>): string {
	return Object.entries(parameters)
		.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
		.join('&')
}
