import * as v from 'valibot'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { open, seal } from './sealing.ts'
import { keyOfPassphrase, newCost } from './wrap-keys.ts'

const format = 'tgtoken-sealed-1'
const file = v.object({
	format: v.literal(format),
	scrypt: v.object({
		n: v.picklist([65_536, 131_072, 262_144]),
		r: v.literal(8),
		p: v.literal(1),
		salt: v.pipe(v.string(), v.minLength(16)),
	}),
	sealed: v.string(),
})

/** A text that opens with the passphrase alone (scrypt, AES-256-GCM). */
export async function sealText(text: string, passphrase: string): Promise<string> {
	const scrypt = newCost()
	const bytes = await keyOfPassphrase(passphrase, scrypt)
	return `${JSON.stringify({ format, scrypt, sealed: seal({ version: 1, bytes }, format, text) })}\n`
}

/** Whether a text was sealed by `sealText`. */
export function isSealedText(text: string): boolean {
	return text.slice(0, 100).includes(`"format":"${format}"`)
}

/** The text that was sealed. Faults: `file-unreadable`, `wrong-passphrase`. */
export async function openText(text: string, passphrase: string): Promise<Outcome<string>> {
	const parsed = v.safeParse(file, parse(text))
	if (!parsed.success) return failed('file-unreadable', { detail: 'it is damaged' })
	const bytes = await keyOfPassphrase(passphrase, parsed.output.scrypt)
	const opened = open({ version: 1, bytes }, format, parsed.output.sealed)
	return opened === undefined ? failed('wrong-passphrase') : ok(opened)
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}
