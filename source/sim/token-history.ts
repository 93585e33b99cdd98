import { mintToken } from './mint-token.ts'
import { nowSeconds, type SimToken, type World } from './world.ts'

/** A token to put into the server's world as if it had been given out some time ago. */
export type MintOptions = {
	/** The secret's alias; default `secret1`; null = with user and password. */
	alias?: string | null
	/** Default `tests`; null = a global token (4.x). */
	graph?: string | null
	/** Default `tigergraph`. */
	user?: string
	/** Epoch seconds; default now. */
	issuedAtSeconds?: number
	/** Default 30 days. */
	lifetimeSeconds?: number
	/** Deleted since: the server does not know it any more, or (4.x) has it on the block list. */
	dropped?: boolean
}

/** Gives a token out without a request, at any time of the past. */
export function mintPast(world: World, asked: MintOptions): SimToken {
	const { alias = 'secret1', graph = 'tests', user = 'tigergraph', issuedAtSeconds } = asked
	const minted = mintToken(world, {
		user,
		lifetimeSeconds: asked.lifetimeSeconds ?? 2_592_000,
		...(alias === null ? {} : { alias }),
		...(graph === null ? {} : { graph }),
		...(issuedAtSeconds === undefined ? {} : { issuedAtSeconds }),
	})
	if (asked.dropped) dropPast(world, minted.token)
	return minted
}

/** Deletes a token behind everybody's back, as another program would; throws for one never issued. */
export function dropPast(world: World, token: string): void {
	const found = issued(world, token)
	found.dropped = true
	if (world.version.dialect !== 'jwt') return
	const list = world.blockLists.get(found.user) ?? []
	world.blockLists.set(found.user, [...list, token])
}

/**
 * Lets a 3.x token expire this second. Throws for one never issued, and on 4.x, whose tokens carry
 * their expiry in themselves: issue one in the past, or move the clock.
 */
export function expireNow(world: World, token: string): void {
	if (world.version.dialect === 'jwt') throw new Error('a JSON Web Token cannot be changed')
	issued(world, token).expiresAtSeconds = nowSeconds(world)
}

function issued(world: World, token: string): SimToken {
	const found = world.tokens.find((each) => each.token === token)
	if (!found) throw new Error('this server never issued that token')
	return found
}
