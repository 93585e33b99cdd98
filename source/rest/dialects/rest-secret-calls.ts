import { failed, type Outcome, ok } from '../../model/fault.ts'
import type { Target } from '../../work/ports.ts'
import { passwordAuthorization, secretsOf } from '../network/authorization.ts'
import type { Ask, Purpose } from '../network/wire.ts'
import { readDone } from '../replies/read-answers.ts'
import { readMadeSecret, readSecretList } from '../replies/read-secrets.ts'
import type { SecretCalls } from './dialect-calls.ts'

/**
 * Secrets on 4.x: `/gsql/v1/secrets`, the user's own, for all graphs (TigerGraph 4.1 docs, GSQL
 * endpoints). Only the alias is ever in the URL. Fault: `password-required`.
 */
export const restSecretCalls: SecretCalls = {
	listSecrets(target) {
		const ask = askFor(target, { method: 'GET', purpose: 'list-secrets' })
		return ask.ok ? ok({ ask: ask.value, read: readSecretList(target.credentials.secret) }) : ask
	},
	createSecret(target, alias) {
		const rest = `?${new URLSearchParams({ alias })}`
		const ask = askFor(target, { method: 'POST', purpose: 'create-secret', alias, rest })
		return ask.ok ? ok({ ask: ask.value, read: readMadeSecret(alias) }) : ask
	},
	dropSecret(target, alias) {
		const rest = `/${encodeURIComponent(alias)}`
		const ask = askFor(target, { method: 'DELETE', purpose: 'drop-secret', alias, rest })
		return ask.ok ? ok({ ask: ask.value, read: readDone }) : ask
	},
}

function askFor(
	{ credentials, facts }: Target,
	asked: {
		readonly method: Ask['method']
		readonly purpose: Purpose
		readonly alias?: string
		/** What follows in the URL. */
		readonly rest?: string
	},
): Outcome<Ask> {
	const authorization = passwordAuthorization(credentials)
	if (authorization === undefined) return failed('password-required')
	const { method, purpose, alias, rest = '' } = asked
	// As a path's segment these would name another place, escaped or not.
	if (alias !== undefined && /^\.{0,2}$/.test(alias)) return failed('bad-alias', { detail: alias })
	return ok({
		method,
		url: `${facts.gsqlUrl}/gsql/v1/secrets${rest}`,
		authorization,
		purpose,
		proof: 'password',
		...(alias !== undefined && { secretAlias: alias }),
		secrets: secretsOf(credentials),
	})
}
