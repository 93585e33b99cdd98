import { createHmac } from 'node:crypto'
import { nowSeconds, type World } from './world.ts'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const signature = (world: World, signed: string): string =>
	createHmac('sha256', world.signingKey).update(signed).digest('base64url')

/**
 * A signed HS256 token with the claims of TigerGraph 4.1: sub, iat, exp, iss, and the graph if any.
 * A `jti` keeps two tokens of the same second apart, unless the settings say that nothing does.
 */
export function signJwt(
	world: World,
	claims: { user: string; graph?: string; issuedAtSeconds: number; expiresAtSeconds: number },
): string {
	const header = encode({ alg: 'HS256' })
	const payload = encode({
		sub: claims.user,
		iat: claims.issuedAtSeconds,
		exp: claims.expiresAtSeconds,
		iss: 'TigerGraph',
		...(claims.graph === undefined ? {} : { graph: claims.graph }),
		...(world.settings.uniqueJwts ? { jti: world.randomText(8) } : {}),
	})
	return `${header}.${payload}.${signature(world, `${header}.${payload}`)}`
}

/** What the server thinks of a JSON Web Token; `user` is there when the signature is its own. */
export type CheckedJwt =
	| { state: 'invalid' }
	| { state: 'live' | 'expired' | 'dropped'; user: string }

/** Checks signature, block lists and expiry, in this order. */
export function checkJwt(world: World, token: string): CheckedJwt {
	const [header, payload, signed, ...rest] = token.split('.')
	if (!header || !payload || !signed || rest.length > 0) return { state: 'invalid' }
	if (signature(world, `${header}.${payload}`) !== signed) return { state: 'invalid' }
	const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as {
		sub: string
		exp: number
	}
	const user = claims.sub
	if (world.blockLists.get(user)?.includes(token)) return { state: 'dropped', user }
	return { state: claims.exp <= nowSeconds(world) ? 'expired' : 'live', user }
}
