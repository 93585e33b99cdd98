import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { SealingKey } from './sealing.ts'

/** The keys of a history, the one new texts are sealed with last. */
export type KeyRing = readonly [SealingKey, ...SealingKey[]]

const schema = v.object({
	tgtoken: v.literal('key'),
	schema: v.literal(1),
	keys: v.pipe(
		v.array(
			v.object({
				version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
				key: v.string(),
				check: v.string(),
			}),
		),
		v.minLength(1),
	),
})

/** What stands in the key file: JSON, each key with a check by which a changed byte is noticed. */
export function keyFileText(ring: KeyRing): string {
	const keys = ring.map(({ version, bytes }) => ({
		version,
		key: bytes.toString('base64url'),
		check: checkOf(bytes),
	}))
	return `${JSON.stringify({ tgtoken: 'key', schema: 1, keys })}\n`
}

/** The keys in a key file; undefined when it is damaged or of a newer version. */
export function readKeyFileText(text: string): KeyRing | undefined {
	const parsed = v.safeParse(schema, parseJson(text))
	if (!parsed.success) return undefined
	const keys: SealingKey[] = []
	for (const { version, key, check } of parsed.output.keys) {
		const bytes = Buffer.from(key, 'base64url')
		if (bytes.length !== 32 || checkOf(bytes) !== check) return undefined
		keys.push({ version, bytes })
	}
	const [first, ...others] = keys
	return first && [first, ...others]
}

// Sixteen digits of a hash of 256 random bits say nothing of them.
function checkOf(bytes: Buffer): string {
	return createHash('sha256').update('tgtoken key check').update(bytes).digest('hex').slice(0, 16)
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}
