import type { FaultCode, Outcome } from '../../model/fault.ts'
import type { ReplyBody } from '../replies/read-reply.ts'
import type { ProxyEnv } from './proxy-for.ts'
import type { TlsTrust } from './tls-trust.ts'

/** One request as it went over the wire: nothing secret in it. */
export type RequestEntry = {
	readonly method: string
	/** Scheme, host, port and path; never a query. */
	readonly place: string
	readonly status?: number
	/** Why it came to nothing; absent when its reply was read. */
	readonly faultCode?: FaultCode
	readonly tookMs: number
}

/** What all requests of one call share. */
export type Wire = {
	/** For the whole exchange, the body included. */
	readonly timeoutMs: number
	readonly nowMs: () => number
	readonly onRequest?: (entry: RequestEntry) => void
	/** Of the connection; absent = the machine's own authorities, nothing shown. */
	readonly tls?: TlsTrust
	/** Absent = no proxy. */
	readonly proxyEnv?: ProxyEnv
}

/** By what a request says who asks; decides which of our faults a bare *unauthorized* is. */
export type Proof = 'secret' | 'password' | 'token' | 'none'

/** What a request is for. */
export type Purpose =
	| 'issue'
	| 'refresh'
	| 'delete'
	| 'check'
	| 'probe'
	| 'list-secrets'
	| 'create-secret'
	| 'drop-secret'
	| 'clear-block-list'

const acting: ReadonlySet<Purpose> = new Set([
	'issue',
	'refresh',
	'delete',
	'create-secret',
	'drop-secret',
	'clear-block-list',
])

/** One request, as plain data. */
export type Ask = {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
	readonly url: string
	readonly authorization?: string
	readonly json?: Readonly<Record<string, string>>
	/** A body that is not JSON: GSQL text. */
	readonly text?: string
	readonly purpose: Purpose
	readonly proof: Proof
	/** The graph it is about, for the sentence of *graph not found*. */
	readonly graph?: string
	/** The alias of the secret it is about, likewise. */
	readonly secretAlias?: string
	/** Everything in this request that must not come back in a message. */
	readonly secrets: readonly string[]
}

/** A reply that arrived whole; what it means is still to be read. */
export type Reply = {
	readonly status: number
	readonly body: ReplyBody
	/** Our clock when the request was sent. */
	readonly sentAtMs: number
	readonly tookMs: number
	/** The server's clock by the HTTP `Date` header, to the second. */
	readonly serverDateMs?: number
}

/** A request together with how its reply is read. */
export type Call<Value> = {
	readonly ask: Ask
	readonly read: (reply: Reply, ask: Ask) => Outcome<Value>
}

/** Whether the server's state may change by the request, so that a lost answer matters. */
export function acts(ask: Ask): boolean {
	return acting.has(ask.purpose)
}
