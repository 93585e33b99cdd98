import { failed, type Outcome } from '../../model/fault.ts'
import type {
	CheckAnswer,
	Grant,
	IssueAsk,
	NewSecret,
	RefreshAsk,
	SecretEntry,
	Target,
} from '../../work/ports.ts'
import { bearer, secretsOf } from '../network/authorization.ts'
import type { Call } from '../network/wire.ts'
import { readEchoCheck } from '../replies/read-answers.ts'

/** The calls about secrets as one dialect spells them. */
export type SecretCalls = {
	listSecrets(target: Target): Outcome<Call<readonly SecretEntry[]>>
	createSecret(target: Target, alias: string): Outcome<Call<NewSecret>>
	dropSecret(target: Target, alias: string): Outcome<Call<void>>
}

/** The calls as one dialect spells them; nothing here sends anything. */
export type DialectCalls = SecretCalls & {
	issue(target: Target, ask: IssueAsk): Outcome<Call<Grant>>
	refresh(target: Target, ask: RefreshAsk): Outcome<Call<Grant>>
	remove(target: Target, token: string): Outcome<Call<void>>
	check(target: Target, token: string): Outcome<Call<CheckAnswer>>
	removeMany(target: Target, tokens: readonly string[]): Outcome<Call<void>>
	clearBlockList(target: Target): Outcome<Call<void>>
}

/**
 * Whether a 3.x server accepts a token: `GET /echo` with it (TigerGraph 3.9 docs, built-in
 * endpoints). With authentication off every token would seem accepted: `auth-disabled`.
 */
export function echoCheck(target: Target, token: string): Outcome<Call<CheckAnswer>> {
	if (target.facts.authEnabled === false) return failed('auth-disabled')
	const authorization = bearer(token)
	if (!authorization.ok) return authorization
	return {
		ok: true,
		value: {
			ask: {
				method: 'GET',
				url: `${target.facts.restppUrl}/echo`,
				authorization: authorization.value,
				purpose: 'check',
				proof: 'token',
				secrets: secretsOf(target.credentials, token),
			},
			read: readEchoCheck,
		},
	}
}
