import * as v from 'valibot'

const text = v.fallback(v.optional(v.string()), undefined)
const flag = v.fallback(v.optional(v.union([v.boolean(), v.string()])), undefined)

/**
 * The members this client reads of any reply of TigerGraph. A member of an unexpected type counts
 * as absent; further members are let through unread. `error` is a string in `/version` and
 * `/api/ping`, `code` is missing from some refusals, `results` is an object only where a token was
 * asked for with user and password (TigerGraph 3.0–4.2 docs, REST++ API).
 */
export const replySchema = v.object({
	error: flag,
	code: text,
	message: text,
	token: text,
	expiration: v.fallback(v.optional(v.union([v.number(), v.string()])), undefined),
	results: v.fallback(v.optional(v.object({ token: text, valid: flag })), undefined),
})

/** A reply's object as `replySchema` reads it. */
export type ReplyObject = v.InferOutput<typeof replySchema>

/**
 * A token as any version hands it out: visible ASCII, so that it can stand in a header. 4.x signs
 * with up to RS512, and claims may be long: 16 KiB at most.
 */
export const tokenSchema = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,16384}$/))

/** Whether the reply says it is an error; undefined where it does not say. */
export function saysError(reply: ReplyObject): boolean | undefined {
	const { error } = reply
	if (typeof error === 'boolean' || error === undefined) return error
	const said = error.trim().toLowerCase()
	return said === 'true' ? true : said === 'false' ? false : undefined
}
