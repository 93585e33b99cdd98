import { mask } from './mask.ts'

/**
 * Text with every given secret masked, in the clear and percent-encoded, and with everything that
 * looks like a token or secret of TigerGraph masked too: servers echo secrets that we never sent
 * in this request (a 32-character run of letters and digits, a JWT). Replies may break off amid one, so what
 * could be the beginning of a secret at the text's end is masked as well.
 */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
	let result = text
	for (const secret of secrets) {
		if (!secret || secret.length < 4) continue
		for (const form of new Set([secret, encodeURIComponent(secret)])) {
			result = withoutBeginning(result.replaceAll(form, mask(secret)), form)
		}
	}
	return result
		.replace(looksSecret, (found) => mask(found))
		.replace(cutMember, (_, before: string, value: string) => before + mask(value))
		.replace(cutRun, (found) => mask(found))
}

const looksSecret =
	/eyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)?|(?<![A-Za-z0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])/g

/** A member that holds a secret, and whose value does not end. */
const cutMember = /("(?:token|secret|password|value)"\s*:\s*")([^"]+?)(?=…?$)/i

/** A long run of both letters and digits at the end. */
const cutRun = /(?<![A-Za-z0-9])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{16,}(?=…?$)/

/** In characters: fewer than that say next to nothing of a secret, and any text may end with them. */
const shortestBeginning = 8

function withoutBeginning(text: string, secret: string): string {
	const whole = text.endsWith('…') ? text.slice(0, -1) : text
	for (let length = secret.length; length >= shortestBeginning; length--) {
		const beginning = secret.slice(0, length)
		if (!whole.endsWith(beginning)) continue
		return whole.slice(0, -length) + mask(beginning) + text.slice(whole.length)
	}
	return text
}
