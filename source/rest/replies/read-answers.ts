import * as v from 'valibot'
import { type Outcome, ok } from '../../model/fault.ts'
import type { CheckAnswer, Grant } from '../../work/ports.ts'
import type { Ask, Reply } from '../network/wire.ts'
import { faultFromReply, isRefusal, safeText } from './fault-from-reply.ts'
import { jwtExpiry, lifetimeByDate, opaqueExpiry } from './read-expiry.ts'
import { type ReplyObject, saysError, tokenSchema } from './reply-schemas.ts'

type Read<Value> = (reply: Reply, ask: Ask) => Outcome<Value>

function refuse(reply: Reply, ask: Ask): Outcome<never> {
	return { ok: false, fault: faultFromReply(reply, ask) }
}

/** The object of a reply that is no refusal. */
function successOf({ body, status }: Reply): ReplyObject | undefined {
	return body.kind === 'object' && !isRefusal(body.value, status) ? body.value : undefined
}

/** A 3.x token: top-level with a secret, under `results` with user and password; both are read. */
export function readOpaqueGrant(askedSeconds: number): Read<Grant> {
	return (reply, ask) => {
		const success = successOf(reply)
		const token = success && tokenIn(success)
		if (!success || token === undefined) return refuse(reply, ask)
		const expiry = opaqueExpiry(success.expiration, askedSeconds, reply.sentAtMs)
		return ok({ token, ...expiry, ...lifetimeByDate(expiry, askedSeconds, reply.serverDateMs) })
	}
}

/** A refreshed 3.x token: the reply may leave the token out, as it is the one that was sent. */
export function readRefreshed(token: string, askedSeconds: number): Read<Grant> {
	return (reply, ask) => {
		const success = successOf(reply)
		if (!success || !isConfirmed(success)) return refuse(reply, ask)
		const same = tokenIn(success) ?? token
		const expiry = opaqueExpiry(success.expiration, askedSeconds, reply.sentAtMs)
		const got = lifetimeByDate(expiry, askedSeconds, reply.serverDateMs)
		return ok({ token: same, ...expiry, ...got })
	}
}

/** A 4.x token; what it says of itself is its expiry. */
export const readJwtGrant: Read<Grant> = (reply, ask) => {
	const success = successOf(reply)
	const token = success && tokenIn(success)
	return token === undefined ? refuse(reply, ask) : ok({ token, ...jwtExpiry(token) })
}

/** A reply that says it was done, in so many words. */
export const readDone: Read<void> = (reply, ask) => {
	const success = successOf(reply)
	return success && isConfirmed(success) ? ok(undefined) : refuse(reply, ask)
}

/**
 * Whether REST++ lets a token in, by `/echo`. Anything TigerGraph lets through, and REST-10018 (it
 * knows the token, whose user lacks a privilege), is *accepted*. A refusal counts only where the
 * reply is TigerGraph's own, since a wrong *no* ends the token in the history: a proxy's 403 page is
 * a fault.
 */
export const readEchoCheck: Read<CheckAnswer> = (reply, ask) => {
	const { body, status } = reply
	if (body.kind !== 'object') return refuse(reply, ask)
	const { value } = body
	if (!isRefusal(value, status)) {
		return isConfirmed(value) ? ok({ accepted: true }) : refuse(reply, ask)
	}
	const message = value.message ?? ''
	const code = codeOf(value, ask)
	if (value.code === 'REST-10018' || /privilege/i.test(message))
		return ok({ accepted: true, ...code })
	const isOwn = saysError(value) === true || value.code?.startsWith('REST-') === true
	const isNo =
		value.code === 'REST-10016' ||
		value.code === 'REST-10019' ||
		/access denied because|token (?:has |is )?expired/i.test(message) ||
		status === 401 ||
		status === 403
	return isOwn && isNo ? ok({ accepted: false, ...code }) : refuse(reply, ask)
}

/**
 * Whether the GSQL server that issued a JWT still accepts it (TigerGraph 4.1 docs,
 * `/gsql/v1/tokens/check`). How it says *no* is not documented: an error that is about the token is
 * a no, and so is a success whose words say otherwise; everything else is a fault.
 */
export function readTokenCheck(token: string): Read<CheckAnswer> {
	return (reply, ask) => {
		const { body, status } = reply
		if (body.kind !== 'object') return refuse(reply, ask)
		const { value } = body
		// The message repeats the token, whose letters must not be taken for words.
		const message = (value.message ?? '').replaceAll(token, '…')
		if (saysError(value) === false && status < 400) {
			const valid = String(value.results?.valid ?? true)
			return ok({ accepted: valid === 'true' && !saysNo.test(message) })
		}
		const isOtherTrouble = status === 404 || status === 405 || status >= 500
		const isNo = isRefusal(value, status) && /token|jwt/i.test(message) && !isOtherTrouble
		return isNo ? ok({ accepted: false, ...codeOf(value, ask) }) : refuse(reply, ask)
	}
}

const saysNo = /\b(?:fail|invalid|not valid|expired|revoked|dropped)/i

function tokenIn(value: ReplyObject): string | undefined {
	const found = value.token || value.results?.token
	return v.is(tokenSchema, found) ? found : undefined
}

/** It must say so: an empty object is no confirmation. */
function isConfirmed(value: ReplyObject): boolean {
	return saysError(value) === false || value.code === 'REST-0000'
}

function codeOf({ code }: ReplyObject, ask: Ask): { serverCode?: string } {
	return code ? { serverCode: safeText(code, ask.secrets, 24) } : {}
}
