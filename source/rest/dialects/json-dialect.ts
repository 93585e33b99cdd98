import { requestTokenCalls } from './request-token-calls.ts'

const methods = { issue: 'POST', refresh: 'PUT', delete: 'DELETE' } as const

/**
 * TigerGraph 3.5–3.11: `/requesttoken` with a JSON body whose values are all texts, and never a
 * query string but for `allowExisting`, since 3.9.3 (TigerGraph 3.9 docs, REST++ API authentication).
 */
export const jsonDialect = requestTokenCalls((url, purpose, parameters, allowExisting) => ({
	method: methods[purpose],
	url: allowExisting ? `${url}?allowExisting=true` : url,
	json: parameters,
}))
