import { failed, type Outcome, ok } from '../../model/fault.ts'
import type { Target } from '../../work/ports.ts'
import { basic, passwordAuthorization, secretsOf } from '../network/authorization.ts'
import type { Call } from '../network/wire.ts'
import { faultFromReply, isRefusal } from '../replies/fault-from-reply.ts'
import { saysError } from '../replies/reply-schemas.ts'
import { probe } from './probes.ts'

/**
 * Whether a server has the connection's graph, by the graph's schema (TigerGraph docs, show graph
 * schema metadata: `/gsqlserver/gsql/schema` on 3.x, `/gsql/v1/schema/graphs/…` on 4.x). The
 * reply's fault: `graph-not-found`, or why nobody says. Fault: `no-credentials`.
 */
export function graphProbe({ connection, credentials, facts }: Target): Outcome<Call<void>> {
	const { graph } = connection
	const { secret } = credentials
	const authorization =
		passwordAuthorization(credentials) ?? (secret && basic('__GSQL__secret', secret))
	if (!graph || !authorization) return failed('no-credentials')
	const name = encodeURIComponent(graph.toWellFormed())
	const path =
		facts.dialect === 'jwt'
			? `/gsql/v1/schema/graphs/${name}`
			: `/gsqlserver/gsql/schema?graph=${name}`
	const proof = passwordAuthorization(credentials) ? 'password' : 'secret'
	return ok({
		ask: {
			...probe(facts.gsqlUrl + path),
			authorization,
			proof,
			graph,
			secrets: secretsOf(credentials),
		},
		read(reply, ask): Outcome<void> {
			const { body, status } = reply
			const isThere =
				body.kind === 'object' && !isRefusal(body.value, status) && saysError(body.value) === false
			return isThere ? ok(undefined) : { ok: false, fault: faultFromReply(reply, ask) }
		},
	})
}
