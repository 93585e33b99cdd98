import { signJwt } from './json-web-tokens.ts'
import { nowSeconds, type SimToken, type World } from './world.ts'

/** What a new token is to be; the issue time is now unless said otherwise. */
export type MintRequest = {
	user: string
	graph?: string
	alias?: string
	issuedAtSeconds?: number
	lifetimeSeconds: number
}

/** Makes a token in this server's form, 32 characters or a JWT, and remembers it. */
export function mintToken(world: World, asked: MintRequest): SimToken {
	const { user, graph, alias, issuedAtSeconds = nowSeconds(world), lifetimeSeconds } = asked
	const expiresAtSeconds = issuedAtSeconds + lifetimeSeconds
	const of = { user, issuedAtSeconds, expiresAtSeconds, ...(graph === undefined ? {} : { graph }) }
	const token = world.version.dialect === 'jwt' ? signJwt(world, of) : world.randomText(32)
	const minted = { token, ...of, dropped: false, ...(alias === undefined ? {} : { alias }) }
	world.tokens.push(minted)
	return minted
}

/** How long an expired 3.x token is still known before the server clears it away. */
const purgedAfterSeconds = 3 * 3600

/**
 * A 3.x token that the server still knows: not deleted, and not expired so long that it was cleared
 * away (every 3 h; TigerGraph 3.x docs, REST++ API authentication).
 */
export function knownToken(world: World, token: string): SimToken | undefined {
	const found = world.tokens.find((each) => each.token === token)
	if (!found || found.dropped) return undefined
	return found.expiresAtSeconds + purgedAfterSeconds < nowSeconds(world) ? undefined : found
}
