import { sanitize } from './sanitize.ts'

/** A JSON Web Token taken apart locally. Nothing in it is verified: it says what it says. */
export type Jwt = {
	readonly algorithm: string
	readonly header: Readonly<Record<string, unknown>>
	readonly claims: Readonly<Record<string, unknown>>
	readonly issuedAtSeconds?: number
	readonly expiresAtSeconds?: number
}

/**
 * Takes a JWT apart (RFC 7519), or answers undefined for what is not one. The signature is not
 * looked at. `iat` and `exp` are taken only where they are finite numbers.
 */
export function decodeJwt(token: string): Jwt | undefined {
	const [head, body, signature, ...rest] = token.split('.')
	if (!head || !body || signature === undefined || rest.length > 0) return undefined
	const header = decodePart(head)
	const claims = decodePart(body)
	if (!header || !claims) return undefined
	const issuedAtSeconds = numberIn(claims, 'iat')
	const expiresAtSeconds = numberIn(claims, 'exp')
	return {
		algorithm: typeof header.alg === 'string' ? sanitize(header.alg).slice(0, 40) : 'none given',
		header,
		claims,
		...(issuedAtSeconds !== undefined && { issuedAtSeconds }),
		...(expiresAtSeconds !== undefined && { expiresAtSeconds }),
	}
}

function decodePart(part: string): Record<string, unknown> | undefined {
	try {
		const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
			character.charCodeAt(0),
		)
		const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
		return isObject ? (value as Record<string, unknown>) : undefined
	} catch {
		return undefined
	}
}

function numberIn(claims: Record<string, unknown>, name: string): number | undefined {
	const value = claims[name]
	return typeof value === 'number' && Number.isFinite(value) ? Math.floor(value) : undefined
}
