import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../source/model/connection.ts'
import type { Outcome } from '../../source/model/fault.ts'
import { createApi } from '../../source/rest/create-api.ts'
import { opaqueExpiry } from '../../source/rest/replies/read-expiry.ts'
import { faultOf, value } from './outcomes.ts'
import { connectionTo, credentialsOf, simulators, targetAt, targetOf } from './subjects.ts'
import { tinyServers } from './tiny-servers.ts'

const start = simulators()
const servers = tinyServers()
const credentials = { secret: 'canarycanarycanarycanarycanary00', user: 'ana', password: 'canary!' }
const token = 'b0a1b0a1b0a1b0a1b0a1b0a1b0a1b0a1'

/** Everything a client does with a server, each as an outcome. */
async function everything(timeoutMs: number, connection: Connection): Promise<Outcome<unknown>[]> {
	const api = createApi({ timeoutMs })
	const target = { ...targetAt(connection.url, 'json', credentials), connection }
	const answers = await api.tryCredentials(target)
	const steps = await api.examineWay(connection)
	const faults = [...answers, ...steps].flatMap(({ fault }) => (fault ? [fault] : []))
	return [
		...(await Promise.all([
			api.discover({ connection, credentials }),
			api.issue(target, { lifetimeSeconds: 60 }),
			api.refresh(target, { token, lifetimeSeconds: 60 }),
			api.remove(target, token),
			api.check(target, token),
			api.findGraph(target),
		])),
		...faults.map((fault) => ({ ok: false, fault }) as const),
	]
}

const codesOf = (outcomes: readonly Outcome<unknown>[]) =>
	new Set(outcomes.map((outcome) => faultOf(outcome).code))

describe('every call ends in its time, in a fault that names the place', () => {
	it('when a byte comes now and then', async () => {
		const url = await servers.http((_, response) => {
			response.writeHead(200, { 'content-length': '100000' })
			const drip = setInterval(() => response.write(' '), 50)
			response.on('close', () => clearInterval(drip))
		})
		const outcomes = await everything(300, connectionTo(url))
		expect(codesOf(outcomes)).toEqual(new Set(['timed-out']))
		for (const outcome of outcomes) expect(faultOf(outcome).place).toBe(new URL(url).host)
	})

	it('when nothing comes at all, not even a handshake', async () => {
		const url = await servers.net(() => {})
		expect(codesOf(await everything(200, connectionTo(url)))).toEqual(new Set(['timed-out']))
		const secure = connectionTo(url.replace('http:', 'https:'))
		const steps = await createApi({ timeoutMs: 200 }).examineWay(secure)
		expect(steps.find(({ result }) => result === 'failed')).toMatchObject({
			name: 'tls',
			fault: { code: 'timed-out', place: new URL(url).host, connection: 'lab' },
		})
	})

	it('when 50 MB come, of which no more than a little is taken', async () => {
		let sent = 0
		let asked = 0
		const chunk = Buffer.alloc(1_000_000, ' ')
		const url = await servers.http((_, response) => {
			asked++
			let own = 0
			const pump = (): void => {
				while (own < 50 && !response.destroyed) {
					own++
					sent++
					if (!response.write(chunk)) {
						response.once('drain', pump)
						return
					}
				}
				if (!response.destroyed) response.end()
			}
			pump()
		})
		const before = process.memoryUsage().arrayBuffers
		const codes = codesOf(await everything(5000, connectionTo(url)))
		for (const code of codes) expect(['bad-reply', 'not-tigergraph']).toContain(code)
		// A megabyte is read of each; what the kernel buffers on the way is a few more.
		expect(sent).toBeLessThan(asked * 30)
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
	})
})

describe('a clock that is a day off', () => {
	it.each([86_400, -86_400])(
		'by %i s is measured, and no expiry is misread for it',
		async (skew) => {
			for (const protocol of ['3.4', '3.9', '4.1']) {
				const simulator = await start({ protocol })
				simulator.control.setClockSkewSeconds(skew)
				const api = createApi()
				const { restppPort, gsqlPort } = simulator
				const connection = connectionTo('http://127.0.0.1', { restppPort, gsqlPort })
				const own = credentialsOf(simulator, 'secret')
				const { clockSkewMs = 0 } = value(await api.discover({ connection, credentials: own }))
				expect(Math.abs(clockSkewMs / 1000 - skew)).toBeLessThanOrEqual(1)
				const grant = value(await api.issue(targetOf(simulator, own), { lifetimeSeconds: 3600 }))
				expect(grant.expiresAtSeconds).toBe(simulator.tokens()[0]?.expiresAtSeconds)
				expect(grant.lifetimeGotSeconds).toBe(3600)
				const [, , , http] = await api.examineWay(connection)
				expect(http?.detail).toMatch(skew > 0 ? /its clock 86\d{3} s ahead/ : /864\d{2} s behind/)
			}
		},
	)
})

it('ends for any URL text in a value or a fault that no secret is in', async () => {
	const api = createApi({ timeoutMs: 200 })
	const texts = fc.oneof(
		fc.string(),
		fc.constantFrom('http://', 'https://[::1', 'ftp://h', 'http://a b', 'file:///etc/passwd'),
		fc
			.webUrl({ validSchemes: ['http', 'https'] })
			.map((url) => new URL(url).href.replace(/\/\/[^/?#]*/, '//127.0.0.1:1')),
	)
	await fc.assert(
		fc.asyncProperty(texts, async (url) => {
			const connection = connectionTo(url)
			const steps = await api.examineWay(connection)
			expect(steps).toHaveLength(4)
			const found = await api.discover({ connection, credentials })
			expect(JSON.stringify([steps, found])).not.toMatch(/canary/)
			expect(found.ok ? '' : found.fault.code).not.toBe('unexpected')
		}),
		{ numRuns: 60 },
	)
})

it('reads any expiration as an instant people can live to see, or counts from what was asked', () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(undefined)),
			fc.integer({ min: 1, max: 3_153_600_000 }),
			(expiration, asked) => {
				const { expiresAtSeconds = 0 } = opaqueExpiry(expiration, asked, 1.8e12)
				expect(Number.isInteger(expiresAtSeconds)).toBe(true)
				expect(expiresAtSeconds).toBeGreaterThan(0)
				expect(expiresAtSeconds).toBeLessThanOrEqual(253_402_300_799)
			},
		),
	)
})
