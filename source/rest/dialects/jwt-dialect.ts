import { failed, type Outcome, ok } from '../../model/fault.ts'
import type { Target } from '../../work/ports.ts'
import { bearer, meansOf, passwordAuthorization, secretsOf } from '../network/authorization.ts'
import type { Call } from '../network/wire.ts'
import { readDone, readJwtGrant, readTokenCheck } from '../replies/read-answers.ts'
import type { DialectCalls } from './dialect-calls.ts'
import { restSecretCalls } from './rest-secret-calls.ts'

/**
 * TigerGraph 4.x: JSON Web Tokens at `/gsql/v1/tokens` of the GSQL server (TigerGraph 4.1 docs, JWT
 * token). A token without graph is a global one. Nothing refreshes.
 */
export const jwtDialect: DialectCalls = {
	issue({ connection, credentials, facts }, { lifetimeSeconds, unit }) {
		const means = meansOf(credentials)
		if (!means.ok) return means
		const { graph } = connection
		const lifetime = unit === 'milliseconds' ? lifetimeSeconds * 1000 : lifetimeSeconds
		return ok({
			ask: {
				method: 'POST',
				url: `${facts.gsqlUrl}/gsql/v1/tokens`,
				...(means.value.kind === 'password' && { authorization: means.value.authorization }),
				json: {
					...(means.value.kind === 'secret' && { secret: means.value.secret }),
					...(graph && { graph }),
					lifetime: String(lifetime),
				},
				purpose: 'issue',
				proof: means.value.kind,
				...(graph && { graph }),
				secrets: secretsOf(credentials),
			},
			read: readJwtGrant,
		})
	},

	refresh: () => failed('refresh-unsupported'),

	remove: (target, token) => removal(target, [token]),

	removeMany: removal,

	clearBlockList({ credentials, facts }) {
		const authorization = passwordAuthorization(credentials)
		if (authorization === undefined) return failed('password-required')
		return ok({
			ask: {
				method: 'DELETE',
				url: `${facts.gsqlUrl}/gsql/v1/tokens?clear=true`,
				authorization,
				json: {},
				purpose: 'clear-block-list',
				proof: 'password',
				secrets: secretsOf(credentials),
			},
			read: readDone,
		})
	},

	...restSecretCalls,

	check({ credentials, facts }, token) {
		return ok({
			ask: {
				method: 'POST',
				url: `${facts.gsqlUrl}/gsql/v1/tokens/check`,
				json: { token },
				purpose: 'check',
				proof: 'none',
				secrets: secretsOf(credentials, token),
			},
			read: readTokenCheck(token),
		})
	},
}

/** By the owner's password; where only a secret is held, by the first of the tokens itself. */
function removal({ credentials, facts }: Target, tokens: readonly string[]): Outcome<Call<void>> {
	const [first] = tokens
	// The server takes a list with commas: one token must not become two.
	if (first === undefined || tokens.some((token) => token.includes(','))) return failed('bad-token')
	const byPassword = passwordAuthorization(credentials)
	const authorization = byPassword ? ok(byPassword) : bearer(first)
	if (!authorization.ok) return authorization
	return ok({
		ask: {
			method: 'DELETE',
			url: `${facts.gsqlUrl}/gsql/v1/tokens`,
			authorization: authorization.value,
			json: { tokens: tokens.join(',') },
			purpose: 'delete',
			proof: byPassword ? 'password' : 'token',
			secrets: secretsOf(credentials, ...tokens),
		},
		read: readDone,
	})
}
