import type { Fault, FaultCode } from '../../model/fault.ts'
import { printLifetime } from '../../model/lifetime.ts'
import { redact } from '../../model/redact.ts'
import { sanitizeTo } from '../../model/sanitize.ts'
import { type Ask, acts, type Proof, type Reply } from '../network/wire.ts'
import { faultFromUnreadable } from './fault-from-unreadable.ts'
import { type ReplyObject, saysError } from './reply-schemas.ts'

/** A refusal as the table below sees it. */
type Said = {
	readonly code: string
	readonly message: string
	readonly status: number
	readonly ask: Ask
}

type Row = {
	/** Either matching is enough; servers leave the code out, and word the message anew. */
	readonly code?: RegExp
	readonly message?: RegExp
	/** A further condition. */
	readonly when?: (said: Said) => boolean
	readonly fault: FaultCode | ((said: Said) => FaultCode)
	readonly detail?: (said: Said) => string | undefined
}

/** What a refusal of the credentials means for the request that carried them. */
const faultOfProof: Readonly<Record<Proof, FaultCode>> = {
	secret: 'wrong-secret',
	password: 'wrong-password',
	token: 'unknown-token',
	none: 'not-permitted',
}
const wrongProof = ({ ask }: Said): FaultCode => faultOfProof[ask.proof]

const isAboutToken = ({ ask }: Said): boolean =>
	ask.purpose === 'refresh' || ask.purpose === 'delete' || ask.purpose === 'check'

/**
 * Every refusal of TigerGraph and what it is to the user; the first row that fits. The messages are
 * those of the 3.x and 4.x documentation and of recorded servers of 3.5 and 3.6.
 */
const refusals: readonly Row[] = [
	{ message: /expected a JSON payload|query string was given/i, fault: 'wrong-protocol' },
	{
		// 3.0–3.4 take a body for a bare secret, and see no other parameter in it.
		message: /secret '\s*\{|token '' is|username or password/i,
		when: ({ message, ask }) =>
			ask.json !== undefined &&
			ask.url.includes('/requesttoken') &&
			(ask.proof === 'secret' || !/username or password/i.test(message)),
		fault: 'wrong-protocol',
	},
	{ message: /endpoint is not found from url = \S*\/requesttoken\b/i, fault: 'auth-disabled' },
	{
		code: /^REST-1000$/,
		when: ({ ask }) => ask.url.includes('/requesttoken'),
		fault: 'auth-disabled',
	},
	{
		code: /^REST-3101$/,
		message: /exceeds the max/i,
		fault: 'lifetime-too-long',
		detail: ({ message, ask }) => {
			const cap = /limit '?(\d{1,12})/.exec(message)?.[1]
			// 4.x: in which unit it counts is not established, so the number is not made more than it is.
			return ask.url.includes('/requesttoken') && cap ? printLifetime(Number(cap)) : cap
		},
	},
	{
		message: /lifetime\b.*(?:not a|invalid|must|negative|positive|wrong)/i,
		fault: 'lifetime-refused',
	},
	{
		message: /already exists|already taken/i,
		when: ({ ask }) => ask.purpose === 'create-secret',
		fault: 'secret-exists',
		detail: ({ ask }) => ask.secretAlias,
	},
	{
		message:
			/failed to drop secret|\bsecret\b.*(?:not found|(?:does not|doesn't) exist|no such|invalid)/i,
		when: ({ ask }) => ask.purpose === 'drop-secret',
		fault: 'no-such-secret',
		detail: ({ ask }) => ask.secretAlias,
	},
	{
		message: /block ?list\b.*(?:full|at most|exceed|limit)/i,
		when: ({ ask }) => ask.purpose === 'delete',
		fault: 'block-list-full',
	},
	{
		// 3.0 to 3.1.3 know no user and password here: they look for a secret and find none.
		message: /\bsecret\b.*(?:invalid|incorrect|not valid|not found|required|missing)/i,
		when: ({ message, ask }) =>
			ask.proof === 'password' && ask.url.includes('/requesttoken') && !/password/i.test(message),
		fault: 'secret-required',
	},
	{
		message:
			/\bsecret\b.*(?:invalid|incorrect|not valid|not found|(?:does not|doesn't) exist|expired)/i,
		fault: 'wrong-secret',
	},
	{ message: /graph\b.*\b(?:is )?required/i, fault: 'graph-required' },
	{
		message: /graph\b.*(?:not found|(?:does not|doesn't) exist|is invalid)|invalid graph/i,
		fault: 'graph-not-found',
		detail: ({ ask }) => ask.graph,
	},
	{ code: /^REST-10019$/, message: /token (?:has |is )?expired/i, fault: 'expired-token' },
	{ code: /^REST-10018$/, message: /permission denied|privilege/i, fault: 'not-permitted' },
	{
		code: /^REST-10016$/,
		message: /access denied because|username or password|authentication failed|wrong password/i,
		fault: wrongProof,
	},
	{
		code: /^REST-3300$/,
		message:
			/\btokens?\b.*(?:invalid|not valid|not found|unknown|(?:does not|doesn't) exist|(?:is|already|been) (?:deleted|dropped|revoked))/i,
		when: isAboutToken,
		fault: 'unknown-token',
	},
	{ when: ({ status }) => status === 401, fault: wrongProof },
	{ when: ({ status }) => status === 403, fault: 'not-permitted' },
	{
		when: ({ status }) => status === 404 || status === 405,
		fault: 'not-tigergraph',
		detail: ({ status, ask }) => `HTTP ${status} for ${new URL(ask.url).pathname}`,
	},
	{ when: ({ status }) => status >= 500, fault: 'server-error' },
	{ fault: 'refused' },
]

/** Whether a reply's object is a refusal, by its own words or else by the HTTP status. */
export function isRefusal(value: ReplyObject, status: number): boolean {
	const said = saysError(value)
	if (said !== undefined) return said
	return status >= 400 || (value.code !== undefined && value.code !== 'REST-0000')
}

/**
 * The fault a reply stands for that is not the success the request wanted. The body is looked at
 * first, on any HTTP status, since TigerGraph's versions disagree on that. A refusal in a readable
 * body means that the server did not act.
 */
export function faultFromReply(reply: Reply, ask: Ask): Fault {
	const { body, status } = reply
	if (body.kind !== 'object' || !isRefusal(body.value, status)) {
		return { httpStatus: status, ...faultFromUnreadable(reply, ask, faultOfProof[ask.proof]) }
	}
	const code = body.value.code ?? ''
	const message = (body.value.message ?? '').slice(0, 4000)
	const said: Said = { code, message, status, ask }
	const row = refusals.find((each) => fits(each, said))
	const fault = typeof row?.fault === 'function' ? row.fault(said) : (row?.fault ?? 'refused')
	const detail = row?.detail?.(said)
	return {
		code: fault,
		httpStatus: status,
		...(code !== '' && { serverCode: safeText(code, ask.secrets, 24) }),
		...(message !== '' && { serverMessage: safeText(message, ask.secrets, 300) }),
		...(detail !== undefined && { detail: safeText(detail, ask.secrets, 80) }),
		// A server that gave up waiting for itself may still get round to it.
		...(acts(ask) && { mayHaveActed: status >= 500 && /time[d]?[ -]?out/i.test(message) }),
	}
}

function fits({ code, message, when }: Row, said: Said): boolean {
	if (when && !when(said)) return false
	if (!code && !message) return true
	return code?.test(said.code) === true || message?.test(said.message) === true
}

/**
 * A server's text made safe to show: control characters gone, then secrets masked (in this order,
 * so that none hides behind a zero-width character), then cut (last, so that no half of one is left).
 */
export function safeText(text: string, secrets: readonly string[], maxLength: number): string {
	return sanitizeTo(redact(sanitizeTo(text, 4000), secrets), maxLength)
}
