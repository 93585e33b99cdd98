import { expect } from 'vitest'
import type { Connection, Credentials } from '../../source/model/connection.ts'
import type { Api, Target } from '../../source/work/ports.ts'
import { codeOf, faultOf, value } from './outcomes.ts'

/** A server to hold the client to: how to reach it, and by what to log in. */
export type Subject = { readonly connection: Connection; readonly credentials: Credentials }

/** What every TigerGraph does, whoever runs it: nothing in a case needs a hand on the server. */
export type ContractCase = readonly [name: string, run: (api: Api, target: Target) => Promise<void>]

const lifetimeSeconds = 600

/** A token of ten minutes, deleted again whatever became of the work with it. */
async function withToken(
	api: Api,
	target: Target,
	work: (token: string) => Promise<void>,
): Promise<void> {
	const unit = target.facts.lifetimeUnit
	const ask = { lifetimeSeconds, ...(unit && { unit }) }
	const { token } = value(await api.issue(target, ask))
	try {
		await work(token)
	} finally {
		await api.remove(target, token)
	}
}

const isJwt = ({ facts }: Target) => facts.dialect === 'jwt'

/** The table. */
export const contractCases: readonly ContractCase[] = [
	[
		'is found, with where it answers and how far its clock is off',
		async (_, target) => {
			const { facts } = target
			expect(facts.restppUrl).toMatch(/^https?:\/\/.+[^/]$/)
			expect(facts.gsqlUrl).toMatch(/^https?:\/\/.+[^/]$/)
			if (!isJwt(target)) expect(facts.authEnabled).not.toBe(false)
			expect(Number.isInteger(facts.clockSkewMs)).toBe(true)
			expect(facts.latencyMs).toBeGreaterThanOrEqual(0)
		},
	],
	[
		'passes every step on the way to it',
		async (api, { connection }) => {
			const steps = await api.examineWay(connection)
			expect(steps.map(({ name }) => name)).toEqual(['dns', 'tcp', 'tls', 'http'])
			expect(steps.filter(({ result }) => result === 'failed')).toEqual([])
		},
	],
	[
		'takes the credentials and knows the graph',
		async (api, target) => {
			const answers = await api.tryCredentials(target)
			expect(answers.map(({ verdict }) => verdict)).not.toContain('refused')
			if (target.connection.graph) value(await api.findGraph(target))
		},
	],
	[
		'issues a token of the lifetime asked for, and accepts it',
		async (api, target) => {
			const before = Math.floor((Date.now() + (target.facts.clockSkewMs ?? 0)) / 1000)
			const unit = target.facts.lifetimeUnit
			const grant = value(await api.issue(target, { lifetimeSeconds, ...(unit && { unit }) }))
			try {
				expect(grant.token).toMatch(isJwt(target) ? /^eyJ/ : /^\w{32}$/)
				expect(Math.abs((grant.expiresAtSeconds ?? 0) - before - lifetimeSeconds)).toBeLessThan(30)
				expect(grant.lifetimeGotSeconds).toBe(lifetimeSeconds)
				expect(value(await api.check(target, grant.token)).accepted).toBe(true)
			} finally {
				await api.remove(target, grant.token)
			}
		},
	],
	[
		'sets a refreshed token to now and its lifetime, or says that it cannot',
		(api, target) =>
			withToken(api, target, async (token) => {
				const refreshed = await api.refresh(target, { token, lifetimeSeconds: 1200 })
				if (isJwt(target)) return expect(codeOf(refreshed)).toBe('refresh-unsupported')
				const now = (Date.now() + (target.facts.clockSkewMs ?? 0)) / 1000
				const { expiresAtSeconds = 0, token: same } = value(refreshed)
				expect(same).toBe(token)
				expect(Math.abs(expiresAtSeconds - now - 1200)).toBeLessThan(30)
			}),
	],
	[
		'does not accept a token that was deleted, and does not know it any more',
		(api, target) =>
			withToken(api, target, async (token) => {
				value(await api.remove(target, token))
				expect(value(await api.check(target, token)).accepted).toBe(false)
				expect(codeOf(await api.remove(target, token))).toBe('unknown-token')
			}),
	],
	[
		'refuses a token that was never its own',
		async (api, target) => {
			const token = isJwt(target) ? 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA' : 'x'.repeat(32)
			expect(value(await api.check(target, token)).accepted).toBe(false)
			expect(codeOf(await api.remove(target, token))).toBe('unknown-token')
		},
	],
	[
		'refuses wrong credentials, and says which',
		async (api, target) => {
			const { user = 'tigergraph', secret } = target.credentials
			const wrong = secret ? { secret: 'x'.repeat(32) } : { user, password: 'surely not' }
			const asked = { ...target, credentials: wrong }
			const code = secret ? 'wrong-secret' : 'wrong-password'
			const refused = faultOf(await api.issue(asked, { lifetimeSeconds }))
			expect(refused).toMatchObject({ code, mayHaveActed: false })
			expect(await api.tryCredentials(asked)).toMatchObject([
				{ verdict: 'refused', fault: { code } },
			])
		},
	],
	[
		'does not know a graph that is none',
		async (api, target) => {
			const connection = { ...target.connection, graph: 'surely_no_graph_of_this_name' }
			expect(codeOf(await api.findGraph({ ...target, connection }))).toBe('graph-not-found')
		},
	],
]
