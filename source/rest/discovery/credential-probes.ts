import type { Credentials } from '../../model/connection.ts'
import { type Fault, type Outcome, ok } from '../../model/fault.ts'
import type { CredentialsAnswer, Target } from '../../work/ports.ts'
import { basic, passwordAuthorization, secretsOf } from '../network/authorization.ts'
import { exchange } from '../network/exchange.ts'
import type { Call, Proof, Wire } from '../network/wire.ts'
import { faultFromReply, isRefusal } from '../replies/fault-from-reply.ts'
import { saysError } from '../replies/reply-schemas.ts'
import { probe } from './probes.ts'

type Verdict = { readonly accepted: boolean; readonly fault?: Fault }

/**
 * Whether a server takes the secret and the password it is shown, minting nothing: the GSQL server's
 * word on who one is (`/gsqlserver/gsql/simpleauth` on 3.x, `/gsql/v1/auth/simple` on 4.x), and
 * REST++'s on `/echo`. One that lets in is enough, since not every version takes a secret at both.
 */
export async function tryCredentials(
	wire: Wire,
	target: Target,
	signal?: AbortSignal,
): Promise<readonly CredentialsAnswer[]> {
	const { secret } = target.credentials
	const password = passwordAuthorization(target.credentials)
	const answers: CredentialsAnswer[] = []
	if (secret && /^[\x21-\x7e]+$/.test(secret)) {
		const ways = [
			restppCall(target, `GSQL-Secret ${secret}`, 'secret'),
			gsqlCall(target, basic('__GSQL__secret', secret), 'secret'),
		]
		answers.push({ kind: 'secret', ...(await firstWord(wire, ways, signal)) })
	}
	if (password) {
		const ways = [gsqlCall(target, password, 'password'), restppCall(target, password, 'password')]
		answers.push({ kind: 'password', ...(await firstWord(wire, ways, signal)) })
	}
	return answers
}

/** The first that lets in; else the first that refuses; else why nobody could be asked. */
async function firstWord(
	wire: Wire,
	calls: readonly (Call<Verdict> | undefined)[],
	signal: AbortSignal | undefined,
): Promise<Omit<CredentialsAnswer, 'kind'>> {
	let refused: Fault | undefined
	let unclear: Fault | undefined
	for (const call of calls) {
		if (!call) continue
		const outcome = await exchange(wire, call, signal)
		if (!outcome.ok) unclear ??= outcome.fault
		else if (outcome.value.accepted) return { verdict: 'accepted' }
		else refused ??= outcome.value.fault
	}
	if (refused) return { verdict: 'refused', fault: refused }
	return { verdict: 'unclear', ...(unclear && { fault: unclear }) }
}

/** With authentication off REST++ lets everybody in, which proves nothing. */
function restppCall(
	{ credentials, facts }: Target,
	authorization: string,
	proof: Proof,
): Call<Verdict> | undefined {
	if (facts.authEnabled === false) return undefined
	return asking(`${facts.restppUrl}/echo`, credentials, authorization, proof)
}

function gsqlCall(
	{ credentials, facts }: Target,
	authorization: string,
	proof: Proof,
): Call<Verdict> {
	const path = facts.dialect === 'jwt' ? '/gsql/v1/auth/simple' : '/gsqlserver/gsql/simpleauth'
	return asking(facts.gsqlUrl + path, credentials, authorization, proof)
}

function asking(
	url: string,
	credentials: Credentials,
	authorization: string,
	proof: Proof,
): Call<Verdict> {
	return {
		ask: { ...probe(url), authorization, proof, secrets: secretsOf(credentials) },
		read(reply, ask): Outcome<Verdict> {
			const { body, status } = reply
			const refuse = (fault: Fault): Outcome<Verdict> => ok({ accepted: false, fault })
			if (body.kind === 'object' && !isRefusal(body.value, status)) {
				return status < 400 && saysError(body.value) !== true
					? ok({ accepted: true })
					: { ok: false, fault: faultFromReply(reply, ask) }
			}
			if (body.kind === 'object' && body.value.code === 'REST-10018') return ok({ accepted: true })
			const fault = faultFromReply(reply, ask)
			const isRefused = fault.code === 'wrong-secret' || fault.code === 'wrong-password'
			return isRefused ? refuse(fault) : { ok: false, fault }
		},
	}
}
