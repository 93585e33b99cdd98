import { checkJwt } from './json-web-tokens.ts'
import { secretByValue } from './secrets.ts'
import type { World } from './world.ts'

/** How a request says who it is. */
export type Credentials =
	| { kind: 'none' }
	| { kind: 'bearer'; token: string }
	| { kind: 'basic'; user: string; password: string }
	| { kind: 'secret'; secret: string }
	| { kind: 'malformed' }

/**
 * Reads an `Authorization` header: `Bearer`, `GSQL-Secret`, or `Basic`, where the user
 * `__GSQL__secret` stands for a secret (TigerGraph docs, REST++ API authentication).
 */
export function readCredentials(authorization: string): Credentials {
	if (authorization === '') return { kind: 'none' }
	const match = /^(\S+)\s+(\S+)\s*$/.exec(authorization)
	const value = match?.[2] ?? ''
	switch (match?.[1]?.toLowerCase()) {
		case 'bearer':
			return { kind: 'bearer', token: value }
		case 'gsql-secret':
			return { kind: 'secret', secret: value }
		case 'basic': {
			const text = Buffer.from(value, 'base64').toString('utf8')
			const colon = text.indexOf(':')
			if (colon < 0) return { kind: 'malformed' }
			const user = text.slice(0, colon)
			const password = text.slice(colon + 1)
			if (user === '__GSQL__secret') return { kind: 'secret', secret: password }
			return { kind: 'basic', user, password }
		}
		default:
			return { kind: 'malformed' }
	}
}

/** The user a password or a secret proves, as `/requesttoken` asks for it; else undefined. */
export function userByPassword(world: World, credentials: Credentials): string | undefined {
	if (credentials.kind === 'secret') return secretByValue(world, credentials.secret)?.user
	if (credentials.kind !== 'basic') return undefined
	const known = world.users.get(credentials.user)
	return known?.password === credentials.password ? credentials.user : undefined
}

/** The user behind a request to the GSQL server, which on 4.x takes a JSON Web Token as well. */
export function gsqlUser(world: World, authorization: string): string | undefined {
	const credentials = readCredentials(authorization)
	if (credentials.kind !== 'bearer') return userByPassword(world, credentials)
	if (world.version.dialect !== 'jwt') return undefined
	const checked = checkJwt(world, credentials.token)
	return checked.state === 'live' ? checked.user : undefined
}

/** Whether this user may refresh and delete the tokens of others. */
export function isSuperuser(world: World, user: string): boolean {
	return world.users.get(user)?.superuser === true
}
