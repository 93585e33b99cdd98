import { failed, ok } from '../model/fault.ts'
import { bearer, meansOf, passwordAuthorization, secretsOf } from './authorization.ts'
import type { DialectCalls } from './dialect-calls.ts'
import { readDone, readJwtGrant, readTokenCheck } from './read-answers.ts'

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

	/** By the owner's password; where only a secret is held, by the token itself. */
	remove({ credentials, facts }, token) {
		// The server takes a list with commas: one token must not become two.
		if (token.includes(',')) return failed('bad-token')
		const byPassword = passwordAuthorization(credentials)
		const authorization = byPassword ? ok(byPassword) : bearer(token)
		if (!authorization.ok) return authorization
		return ok({
			ask: {
				method: 'DELETE',
				url: `${facts.gsqlUrl}/gsql/v1/tokens`,
				authorization: authorization.value,
				json: { tokens: token },
				purpose: 'delete',
				proof: byPassword ? 'password' : 'token',
				secrets: secretsOf(credentials, token),
			},
			read: readDone,
		})
	},

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
