import type { SimSecret, World } from './world.ts'

/** What is asked for a new secret; what is left out the server makes up. */
export type SecretRequest = { alias?: string; value?: string; user: string; graph: string }

/**
 * Creates a secret. Without an alias it gets `AUTO_GENERATED_ALIAS_` and seven characters, as
 * TigerGraph names them. Answers `taken` when the user has one of that alias or value already.
 */
export function addSecret(world: World, asked: SecretRequest): SimSecret | 'taken' {
	const alias = asked.alias || `AUTO_GENERATED_ALIAS_${world.randomText(7)}`
	const value = asked.value || world.randomText(32)
	const taken = world.secrets.some(
		(secret) => secret.value === value || (secret.alias === alias && secret.user === asked.user),
	)
	if (taken) return 'taken'
	const secret = { alias, value, user: asked.user, graph: asked.graph }
	world.secrets.push(secret)
	return secret
}

/** The secret of this value, if there is one. */
export function secretByValue(world: World, value: string): SimSecret | undefined {
	return world.secrets.find((secret) => secret.value === value)
}

/**
 * Drops a user's secret, named by alias or by value, and on 3.x every token issued with it.
 * Answers false when the user has no such secret.
 */
export function dropSecret(world: World, user: string, aliasOrValue: string): boolean {
	const secret = world.secrets.find(
		(each) => each.user === user && [each.alias, each.value].includes(aliasOrValue),
	)
	if (!secret) return false
	world.secrets = world.secrets.filter((each) => each !== secret)
	if (world.version.dialect === 'jwt') return true
	for (const token of world.tokens) {
		if (token.user === user && token.alias === secret.alias) token.dropped = true
	}
	return true
}

/** A secret as 3.x lists it: `abc****xyz`. */
export function maskedSecret(value: string): string {
	return `${value.slice(0, 3)}****${value.slice(-3)}`
}
