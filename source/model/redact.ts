import { mask } from './mask.ts'

/**
 * Text with every given secret masked, in the clear and percent-encoded, and with everything that
 * looks like a token or secret of TigerGraph masked too: servers echo secrets that we never sent
 * in this request (a 32-character run of letters and digits, a JWT).
 */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
	let result = text
	for (const secret of secrets) {
		if (!secret || secret.length < 4) continue
		for (const form of new Set([secret, encodeURIComponent(secret)])) {
			result = result.replaceAll(form, mask(secret))
		}
	}
	return result.replace(looksSecret, (found) => mask(found))
}

const looksSecret = /eyJ[\w-]{6,}\.[\w-]+\.[\w-]*|(?<![A-Za-z0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])/g
