import { failed, type Outcome, ok } from '../../model/fault.ts'
import type { Target } from '../../work/ports.ts'
import { passwordAuthorization, secretsOf } from '../network/authorization.ts'
import type { Ask, Purpose } from '../network/wire.ts'
import { readDroppedByGsql, readMadeByGsql, readShownByGsql } from '../replies/read-gsql-secrets.ts'
import type { SecretCalls } from './dialect-calls.ts'

/** What can stand in a GSQL statement as one word, so that it can never be two statements. */
const gsqlWord = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$/

/**
 * Secrets on 3.x: GSQL statements as text, form-quoted without a key, for the connection's graph
 * (TigerGraph 3.9 docs, Managing credentials). Faults: `password-required`, `graph-required`,
 * `bad-alias`.
 */
export const gsqlSecretCalls: SecretCalls = {
	listSecrets(target) {
		const ask = askFor(target, 'list-secrets', 'SHOW SECRET')
		return ask.ok ? ok({ ask: ask.value, read: readShownByGsql(target.credentials.secret) }) : ask
	},
	createSecret(target, alias) {
		const ask = askFor(target, 'create-secret', 'CREATE SECRET', alias)
		return ask.ok ? ok({ ask: ask.value, read: readMadeByGsql(alias) }) : ask
	},
	dropSecret(target, alias) {
		const ask = askFor(target, 'drop-secret', 'DROP SECRET', alias)
		return ask.ok ? ok({ ask: ask.value, read: readDroppedByGsql }) : ask
	},
}

function askFor(
	{ connection, credentials, facts }: Target,
	purpose: Purpose,
	statement: string,
	alias?: string,
): Outcome<Ask> {
	const authorization = passwordAuthorization(credentials)
	if (authorization === undefined) return failed('password-required')
	const { graph } = connection
	if (!graph) return failed('graph-required')
	if (!gsqlWord.test(graph)) return failed('graph-not-found', { detail: graph })
	if (alias !== undefined && !gsqlWord.test(alias)) return failed('bad-alias', { detail: alias })
	const statements = `USE GRAPH ${graph}\n${[statement, alias].filter(Boolean).join(' ')}`
	return ok({
		method: 'POST',
		url: `${facts.gsqlUrl}/gsqlserver/gsql/file`,
		authorization,
		text: encodeURIComponent(statements).replaceAll('%20', '+'),
		purpose,
		proof: 'password',
		graph,
		...(alias !== undefined && { secretAlias: alias }),
		secrets: secretsOf(credentials),
	})
}
