import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FaultCode, Outcome } from '../../source/model/fault.ts'
import type { Dialect } from '../../source/model/protocol.ts'
import { createApi } from '../../source/rest/create-api.ts'
import { connectionTo, targetAt } from './subjects.ts'
import { tinyServers } from './tiny-servers.ts'

const servers = tinyServers()
const secret = 'canarycanarycanarycanarycanary00'
const token = 'b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1'
const credentials = { secret, user: 'ana', password: 'pass:wörd' }

/** What the client does not even ask a server of that protocol. */
const unasked: ReadonlySet<FaultCode> = new Set(['refresh-unsupported', 'block-list-unsupported'])

const members = fc.record(
	{
		error: fc.oneof(fc.boolean(), fc.constantFrom('false', 'true', 0, null)),
		code: fc.constantFrom('REST-0000', 'REST-1000', 'REST-1101', 'REST-10018', 5),
		message: fc.oneof(fc.string(), fc.constant(`echo of ${secret} and ${token}`)),
		token: fc.oneof(fc.constant(token), fc.string(), fc.anything()),
		expiration: fc.oneof(fc.integer(), fc.double(), fc.string()),
		results: fc.oneof(
			fc.record({ token: fc.string() }),
			fc.array(
				fc.record({ alias: fc.string(), value: fc.oneof(fc.string(), fc.constant(secret)) }),
			),
			fc.anything(),
		),
	},
	{ requiredKeys: [] },
)
const bodies = fc.oneof(
	fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
	members.map((value) => Buffer.from(JSON.stringify(value))),
	members.map((value) => Buffer.from(JSON.stringify(value).slice(0, -3))),
	fc.string().map((text) => Buffer.from(`<html><title>${text}</title>`)),
)

it('answers any body with any status by a value or one of our faults, and never throws', async () => {
	let answer = { status: 200, body: Buffer.alloc(0) }
	const url = await servers.http((request, response) => {
		request.resume().on('end', () => {
			response.writeHead(answer.status)
			response.end(answer.body)
		})
	})
	const api = createApi({ timeoutMs: 5000 })
	const connection = connectionTo(url)
	const dialects = fc.constantFrom<Dialect>('query', 'json', 'jwt')
	await fc.assert(
		fc.asyncProperty(
			bodies,
			fc.integer({ min: 200, max: 599 }),
			dialects,
			async (body, status, dialect) => {
				answer = { status, body }
				const target = targetAt(url, dialect, credentials)
				const acting = [
					await api.issue(target, { lifetimeSeconds: 60 }),
					await api.refresh(target, { token, lifetimeSeconds: 60 }),
					await api.remove(target, token),
					await api.removeMany(target, [token, 'another']),
					await api.clearBlockList(target),
					await api.createSecret(target, 'alias'),
					await api.dropSecret(target, 'alias'),
				]
				for (const outcome of acting) {
					if (outcome.ok || unasked.has(outcome.fault.code)) continue
					expect(typeof outcome.fault.mayHaveActed).toBe('boolean')
				}
				const rest: Outcome<unknown>[] = [
					await api.check(target, token),
					await api.findGraph(target),
					await api.listSecrets(target),
					await api.discover({ connection, credentials }),
				]
				for (const { fault } of await api.tryCredentials(target)) {
					if (fault) rest.push({ ok: false, fault })
				}
				for (const outcome of [...acting, ...rest]) {
					if (outcome.ok) continue
					expect(outcome.fault.code).not.toBe('unexpected')
					expect(outcome.fault.connection).toBe('lab')
					expect(JSON.stringify(outcome.fault)).not.toMatch(/canarycanary|b0a1b0a1b/)
				}
			},
		),
		{ numRuns: 150 },
	)
})
