import { hash } from 'node:crypto'
import * as v from 'valibot'
import type { SealingKey } from './sealing.ts'

/** The keys of a history, the one new texts are sealed with last. */
export type KeyRing = readonly [SealingKey, ...SealingKey[]]

/** A key by which it is known without being shown. */
export type KeyMark = { readonly version: number; readonly check: string }

/** How a passphrase becomes a key (RFC 7914), salt in base64url. */
export type ScryptCost = {
	readonly n: number
	readonly r: number
	readonly p: number
	readonly salt: string
}

/** Keys that do not lie open in the file: they are sealed with a key that lies elsewhere. */
export type WrappedKeys = (
	| { readonly place: 'passphrase'; readonly scrypt: ScryptCost }
	| { readonly place: 'keyring'; readonly account: string }
) & {
	/** Which keys they are, so that whoever holds them already need not ask. */
	readonly marks: readonly KeyMark[]
	readonly sealed: string
}

/** What a key file holds: the keys themselves, or what opens them elsewhere. */
export type KeyFile = { readonly place: 'file'; readonly ring: KeyRing } | WrappedKeys

const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const keys = v.pipe(
	v.array(v.object({ version, key: v.string(), check: v.string() })),
	v.minLength(1),
)
const openFile = v.object({ tgtoken: v.literal('key'), schema: v.literal(1), keys })

const wrapped = {
	tgtoken: v.literal('key'),
	schema: v.literal(2),
	marks: v.pipe(v.array(v.object({ version, check: v.string() })), v.minLength(1)),
	sealed: v.string(),
}
// What stands in the file is not to make us compute for minutes or fill the memory.
const cost = v.object({
	n: v.picklist([65_536, 131_072, 262_144]),
	r: v.literal(8),
	p: v.literal(1),
	salt: v.pipe(v.string(), v.minLength(16)),
})
const wrappedFile = v.variant('place', [
	v.object({ ...wrapped, place: v.literal('passphrase'), scrypt: cost }),
	v.object({ ...wrapped, place: v.literal('keyring'), account: v.pipe(v.string(), v.nonEmpty()) }),
])

/** The text of a key file: JSON, each key with a check by which a changed byte is noticed. */
export function keyFileText(file: KeyFile): string {
	const body =
		file.place === 'file'
			? { tgtoken: 'key', schema: 1, ...JSON.parse(ringText(file.ring)) }
			: { tgtoken: 'key', schema: 2, ...file }
	return `${JSON.stringify(body)}\n`
}

/** What is in a key file; undefined when it is damaged or of a newer version. */
export function readKeyFileText(text: string): KeyFile | undefined {
	const parsed = parseJson(text)
	const open = v.safeParse(openFile, parsed)
	if (open.success) {
		const ring = ringOf(open.output.keys)
		return ring && { place: 'file', ring }
	}
	const shut = v.safeParse(wrappedFile, parsed)
	if (!shut.success) return undefined
	const { tgtoken: _, schema: __, ...file } = shut.output
	return file
}

/**
 * Where the keys of such a text lie, by its shape alone; undefined when that is not right. A changed byte
 * is found by whoever needs the key: looking for one takes Node's hashes, which take as long to load as
 * the rest of a command that only reads.
 */
export function keyPlaceOf(text: string): KeyFile['place'] | undefined {
	const parsed = parseJson(text)
	const open = v.safeParse(openFile, parsed)
	if (open.success) return open.output.keys.every(({ key }) => bytesOf(key)) ? 'file' : undefined
	const shut = v.safeParse(wrappedFile, parsed)
	return shut.success ? shut.output.place : undefined
}

/** Keys as a text, to be sealed. */
export function ringText(ring: KeyRing): string {
	const keys = ring.map(({ version, bytes }) => ({
		version,
		key: bytes.toString('base64url'),
		check: checkOf(bytes),
	}))
	return JSON.stringify({ keys })
}

/** The keys of such a text; undefined when it is damaged. */
export function readRingText(text: string): KeyRing | undefined {
	const parsed = v.safeParse(v.object({ keys }), parseJson(text))
	return parsed.success ? ringOf(parsed.output.keys) : undefined
}

/** What keys are known by. */
export function marksOf(ring: KeyRing): readonly KeyMark[] {
	return ring.map(({ version, bytes }) => ({ version, check: checkOf(bytes) }))
}

function ringOf(keys: readonly { version: number; key: string; check: string }[]) {
	const ring: SealingKey[] = []
	for (const { version, key, check } of keys) {
		const bytes = bytesOf(key)
		if (!bytes || checkOf(bytes) !== check) return undefined
		ring.push({ version, bytes })
	}
	const [first, ...others] = ring
	return first && ([first, ...others] as const)
}

function bytesOf(key: string): Buffer | undefined {
	const bytes = Buffer.from(key, 'base64url')
	return bytes.length === 32 ? bytes : undefined
}

// Sixteen digits of a hash of 256 random bits say nothing of them.
function checkOf(bytes: Buffer): string {
	return hash('sha256', Buffer.concat([Buffer.from('tgtoken key check'), bytes])).slice(0, 16)
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}
