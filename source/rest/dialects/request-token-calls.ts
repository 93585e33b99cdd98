import { failed, type Outcome, ok } from '../../model/fault.ts'
import type { Target } from '../../work/ports.ts'
import { meansOf, secretsOf } from '../network/authorization.ts'
import type { Ask } from '../network/wire.ts'
import { readDone, readOpaqueGrant, readRefreshed } from '../replies/read-answers.ts'
import { type DialectCalls, echoCheck } from './dialect-calls.ts'
import { gsqlSecretCalls } from './gsql-secret-calls.ts'

type Purpose = 'issue' | 'refresh' | 'delete'

/** What the two dialects of `/requesttoken` differ in: where the parameters stand. */
export type Spelling = (
	url: string,
	purpose: Purpose,
	parameters: Readonly<Record<string, string>>,
	allowExisting?: true,
) => Pick<Ask, 'method' | 'url' | 'json'>

/**
 * The calls of 3.x on `/requesttoken` in one spelling. With a secret where there is one; else with
 * user and password, which need the graph to issue (TigerGraph 3.9 docs, REST++ API authentication).
 * The lifetime is sent as text, as in every example of TigerGraph's.
 */
export function requestTokenCalls(spell: Spelling): DialectCalls {
	return {
		issue(target, { lifetimeSeconds, allowExisting }) {
			const lifetime = String(lifetimeSeconds)
			const ask = askFor(spell, target, 'issue', { lifetime }, allowExisting)
			return ask.ok ? ok({ ask: ask.value, read: readOpaqueGrant(lifetimeSeconds) }) : ask
		},
		refresh(target, { token, lifetimeSeconds }) {
			const parameters = { token, lifetime: String(lifetimeSeconds) }
			const ask = askFor(spell, target, 'refresh', parameters)
			return ask.ok ? ok({ ask: ask.value, read: readRefreshed(token, lifetimeSeconds) }) : ask
		},
		remove(target, token) {
			const ask = askFor(spell, target, 'delete', { token })
			return ask.ok ? ok({ ask: ask.value, read: readDone }) : ask
		},
		check: echoCheck,
		removeMany: () => failed('block-list-unsupported'),
		clearBlockList: () => failed('block-list-unsupported'),
		...gsqlSecretCalls,
	}
}

function askFor(
	spell: Spelling,
	{ connection, credentials, facts }: Target,
	purpose: Purpose,
	asked: { readonly token?: string; readonly lifetime?: string },
	allowExisting?: true,
): Outcome<Ask> {
	const means = meansOf(credentials)
	if (!means.ok) return means
	const { graph } = connection
	const secret = means.value.kind === 'secret' ? means.value.secret : undefined
	if (secret === undefined && purpose === 'issue' && !graph) return failed('graph-required')
	const who = secret !== undefined ? { secret } : graph ? { graph } : {}
	return ok({
		...spell(`${facts.restppUrl}/requesttoken`, purpose, { ...who, ...asked }, allowExisting),
		...(means.value.kind === 'password' && { authorization: means.value.authorization }),
		purpose,
		proof: means.value.kind,
		...(graph && { graph }),
		secrets: secretsOf(credentials, ...(asked.token ? [asked.token] : [])),
	})
}
