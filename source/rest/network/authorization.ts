import type { Credentials } from '../../model/connection.ts'
import { failed, type Outcome, ok } from '../../model/fault.ts'

/** HTTP Basic (RFC 7617) with the user and password in UTF-8. */
export function basic(user: string, password: string): string {
	return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
}

/** By what a connection asks: a secret where there is one, else user and password. */
export type Means =
	| { readonly kind: 'secret'; readonly secret: string }
	| { readonly kind: 'password'; readonly authorization: string }

/** The means a connection has. Fault: `no-credentials`. */
export function meansOf({ secret, user, password }: Credentials): Outcome<Means> {
	if (secret) return ok({ kind: 'secret', secret })
	const authorization = passwordAuthorization({ user, password })
	return authorization ? ok({ kind: 'password', authorization }) : failed('no-credentials')
}

/** The Basic header of user and password; undefined without either. */
export function passwordAuthorization(credentials: {
	readonly user?: string | undefined
	readonly password?: string | undefined
}): string | undefined {
	const { user, password } = credentials
	return user && password !== undefined ? basic(user, password) : undefined
}

/** A `Bearer` header. Fault: `bad-token` where the token could not stand in a header at all. */
export function bearer(token: string): Outcome<string> {
	return /^[\x21-\x7e]+$/.test(token) ? ok(`Bearer ${token}`) : failed('bad-token')
}

/**
 * Everything of the credentials and this request that a server could echo, in the forms it could
 * echo it: as it is, escaped for JSON, and as a Basic header carries it.
 */
export function secretsOf(credentials: Credentials, ...tokens: readonly string[]): string[] {
	const { secret, password } = credentials
	const authorization = passwordAuthorization(credentials)
	const plain = [secret, password, ...tokens].filter((each): each is string => !!each)
	const escaped = plain.map((each) => JSON.stringify(each).slice(1, -1))
	const header = authorization?.slice('Basic '.length)
	// The longest first, so that no part of one is masked before the whole is found.
	return [...new Set([...plain, ...escaped, ...(header ? [header] : [])])].sort(
		(a, b) => b.length - a.length,
	)
}
