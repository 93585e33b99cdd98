/**
 * The three token dialects TigerGraph has spoken (TigerGraph 3.0–4.2 docs, REST++ API
 * authentication and `/gsql/v1/tokens`).
 * - `query`: 3.0–3.4, `/requesttoken` with a query string
 * - `json`: 3.5–3.11, `/requesttoken` with a JSON body
 * - `jwt`: 4.x, `/gsql/v1/tokens`, JSON Web Tokens, no refresh
 */
export type Dialect = 'query' | 'json' | 'jwt'

/** The versions that speak each dialect, for where the exact one is not known. */
export const familyText: Readonly<Record<Dialect, string>> = {
	query: '3.0–3.4',
	json: '3.5–3.11',
	jwt: '4.x',
}

/** A server version the user set by hand (`3.4`, `3.9.3`, `4.1`), or `auto` for discovery. */
export type ProtocolChoice = 'auto' | `${number}.${number}` | `${number}.${number}.${number}`

/** The dialect of a version such as `3.4` or `4.1.2`; undefined for what is not 3.x or 4.x. */
export function dialectOfVersion(version: string): Dialect | undefined {
	const match = /^(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?$/.exec(version)
	if (!match) return undefined
	const major = Number(match[1])
	const minor = Number(match[2])
	if (major === 3) return minor < 5 ? 'query' : 'json'
	return major === 4 ? 'jwt' : undefined
}

/** Whether a server of that version can give a token that is there already (TigerGraph 3.9.3 and later 3.x). */
export function givesExisting(version: string | undefined): boolean {
	const [major = 0, minor = 0, patch = 0] = (version ?? '').split('.').map(Number)
	return major === 3 && (minor > 9 || (minor === 9 && patch >= 3))
}

/** Whether the text is `auto` or a version this program can speak. */
export function isProtocolChoice(text: string): text is ProtocolChoice {
	return text === 'auto' || dialectOfVersion(text) !== undefined
}

/** `refresh` changes a token's expiry; `rotate` issues another and deletes the old one (4.x). */
export function renewal(dialect: Dialect | undefined): 'refresh' | 'rotate' {
	return dialect === 'jwt' ? 'rotate' : 'refresh'
}
