import type { Credentials } from '../../model/connection.ts'
import { type Outcome, ok } from '../../model/fault.ts'
import type { Dialect } from '../../model/protocol.ts'
import { passwordAuthorization, secretsOf } from '../network/authorization.ts'
import type { Ask, Call, Reply } from '../network/wire.ts'
import { faultFromReply, isRefusal } from '../replies/fault-from-reply.ts'
import { saysError } from '../replies/reply-schemas.ts'

/** What one look at REST++ showed. */
export type RestppLook = {
	readonly url: string
	/** Whether it let us in without a token. */
	readonly open: boolean
	readonly version?: string
	readonly reply: Reply
}

/** What one look at the GSQL server showed. */
export type GsqlLook = { readonly url: string; readonly generation: 3 | 4; readonly reply: Reply }

/**
 * `GET /version` without a token: 401 or 403 where authentication is on, the version where it is
 * off (TigerGraph 3.9 docs, built-in endpoints). A fault where it is not REST++ that answers.
 */
export function restppProbe(restppUrl: string): Call<RestppLook> {
	return {
		ask: probe(`${restppUrl}/version`),
		read(reply, ask) {
			const { body, status } = reply
			const found = (open: boolean, version?: string): Outcome<RestppLook> =>
				ok({ url: restppUrl, open, reply, ...(version !== undefined && { version }) })
			if (body.kind === 'page') return notIt(reply, ask)
			if (body.kind !== 'object') {
				return status === 401 || status === 403 ? found(false) : notIt(reply, ask)
			}
			const { value } = body
			const { code = '', message = '' } = value
			if (isRefusal(value, status)) {
				const isGuarded = status === 401 || status === 403 || /^REST-1001[689]$/.test(code)
				return isGuarded || /access denied because/i.test(message)
					? found(false)
					: notIt(reply, ask)
			}
			const isRestpp =
				/TigerGraph RESTPP|--- Version ---/.test(message) || saysError(value) === false
			return isRestpp ? found(true, versionIn(message)) : notIt(reply, ask)
		},
	}
}

/** `GET /version` with the connection's own credentials, for a server that wants some. */
export function versionProbe(
	restppUrl: string,
	credentials: Credentials,
): Call<string | undefined> | undefined {
	const authorization = restppAuthorization(credentials)
	if (authorization === undefined) return undefined
	return {
		ask: { ...probe(`${restppUrl}/version`), authorization, secrets: secretsOf(credentials) },
		read: ({ body }) =>
			ok(body.kind === 'object' ? versionIn(body.value.message ?? '') : undefined),
	}
}

/**
 * A path only the GSQL server of 4.x has, without credentials: a JSON or plain 404 is 3.x, a page is
 * a fault (a suspended workspace), any other answer of a TigerGraph is 4.1 or later. REST++ itself
 * names the path in a REST-1000; nothing of 4.x shows REST++ on a port of its own.
 */
export function gsqlProbe(gsqlUrl: string): Call<GsqlLook> {
	return {
		ask: probe(`${gsqlUrl}/gsql/v1/auth/simple`),
		read(reply, ask) {
			const { body, status } = reply
			const found = (generation: 3 | 4): Outcome<GsqlLook> =>
				ok({ url: gsqlUrl, generation, reply })
			if (body.kind === 'page' || status >= 500) return notIt(reply, ask)
			if (body.kind === 'object' && body.value.code?.startsWith('REST-')) return found(3)
			if (status === 404) return found(3)
			const isTigerGraph = body.kind === 'object' && saysError(body.value) !== undefined
			return isTigerGraph || status === 401 || status === 403 ? found(4) : notIt(reply, ask)
		},
	}
}

/**
 * Tells 3.0–3.4 from 3.5+ on a 3.x server whose authentication is on and whose version cannot be
 * read: `GET /requesttoken` without parameters, which can mint nothing. 3.5 dropped GET; before it,
 * the refusal is about credentials. Undefined where the answer does not decide it.
 */
export function dialectProbe(restppUrl: string): Call<Dialect | undefined> {
	return {
		ask: probe(`${restppUrl}/requesttoken`),
		read({ body, status }) {
			if (status === 405) return ok('json')
			if (body.kind !== 'object' || !isRefusal(body.value, status)) return ok(undefined)
			const { code, message = '' } = body.value
			if (code === 'REST-1000' || /endpoint is not found|JSON payload/i.test(message))
				return ok('json')
			return ok(/secret|username|password|credential/i.test(message) ? 'query' : undefined)
		},
	}
}

/**
 * The version in the text of `/version`: `product … release_3.9.3_…`. Undefined where there is none.
 */
export function versionIn(message: string): string | undefined {
	return /\bproduct\s+release_(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?!\d)/.exec(message)?.[1]
}

/** A GET that carries nothing and changes nothing. */
export function probe(url: string): Ask {
	return { method: 'GET', url, purpose: 'probe', proof: 'none', secrets: [] }
}

function notIt(reply: Reply, ask: Ask): Outcome<never> {
	const fault = faultFromReply(reply, ask)
	const isVague =
		fault.code === 'bad-reply' || fault.code === 'refused' || fault.code === 'not-permitted'
	return { ok: false, fault: isVague ? { ...fault, code: 'not-tigergraph' } : fault }
}

/** REST++ takes a secret as it is, or user and password (TigerGraph 3.x docs, Using a token). */
function restppAuthorization(credentials: Credentials): string | undefined {
	const { secret } = credentials
	if (!secret) return passwordAuthorization(credentials)
	return /^[\x21-\x7e]+$/.test(secret) ? `GSQL-Secret ${secret}` : undefined
}
