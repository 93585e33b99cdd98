import * as v from 'valibot'
import { type Outcome, ok } from '../../model/fault.ts'
import { mask } from '../../model/mask.ts'
import { sanitizeTo } from '../../model/sanitize.ts'
import type { NewSecret, SecretEntry } from '../../work/ports.ts'
import type { Ask, Reply } from '../network/wire.ts'
import { faultFromReply, isRefusal } from './fault-from-reply.ts'

/** Longer names and more secrets than this are no answer of a server's. */
const most = { aliasCharacters: 200, secrets: 10_000 }

/** A secret's value as any version makes it: visible ASCII, so that it can stand in a header. */
export const secretValueSchema = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{4,512}$/))

const pairSchema = v.object({ alias: v.string(), value: v.string() })
const listSchema = v.pipe(v.array(pairSchema), v.maxLength(most.secrets))
const mapSchema = v.record(v.string(), v.string())

/**
 * The secrets of a 4.x server. `results` is an array of alias and value, one such object, or an
 * object of values by alias: all have been seen. The values stop here, only their masks go on.
 */
export function readSecretList(stored: string | undefined) {
	return (reply: Reply, ask: Ask): Outcome<readonly SecretEntry[]> => {
		const pairs = pairsIn(reply)
		if (pairs === undefined) return { ok: false, fault: faultFromReply(reply, ask) }
		return ok(
			pairs.map(({ alias, value }) => ({
				alias: sanitizeTo(alias, most.aliasCharacters),
				masked: mask(value),
				isStored: value === stored,
			})),
		)
	}
}

/** A secret that a 4.x server has just made. */
export function readMadeSecret(alias: string) {
	return (reply: Reply, ask: Ask): Outcome<NewSecret> => {
		const [pair] = pairsIn(reply) ?? []
		return pair && v.is(secretValueSchema, pair.value)
			? ok({ alias: sanitizeTo(pair.alias, most.aliasCharacters) || alias, value: pair.value })
			: { ok: false, fault: faultFromReply(reply, ask) }
	}
}

type Pair = v.InferOutput<typeof pairSchema>

function pairsIn({ body, status }: Reply): readonly Pair[] | undefined {
	if (body.kind !== 'object' || isRefusal(body.value, status)) return undefined
	const { results } = body
	if (v.is(listSchema, results)) return results
	if (v.is(pairSchema, results)) return [results]
	if (results === undefined || Array.isArray(results) || !v.is(mapSchema, results)) return undefined
	return Object.entries(results).map(([alias, value]) => ({ alias, value }))
}
