import { afterEach, expect, test } from 'vitest'
import { type DemoServers, mintPastToken, startDemoServers } from '../../source/sim/demo-servers.ts'
import { ask, bearer } from './ask.ts'

const nowSeconds = 1_800_000_000
let servers: DemoServers

afterEach(() => servers.close())

test('the demo has a 3.9, a 3.4 and a 4.1, whose pasts can be written', async () => {
	servers = await startDemoServers({ now: () => nowSeconds * 1000 })
	const { current, legacy, cloud } = servers
	const day = 86_400
	for (const server of [current, legacy, cloud]) {
		const mint = (agoSeconds: number, lifetimeSeconds: number, dropped = false) =>
			mintPastToken(server, { agoSeconds, nowSeconds, lifetimeSeconds, dropped })
		const live = mint(2 * day, 7 * day)
		expect(live).toMatchObject({
			issuedAtSeconds: nowSeconds - 2 * day,
			expiresAtSeconds: nowSeconds + 5 * day,
			dropped: false,
		})
		const ended = [mint(8 * day, 7 * day), mint(day, 7 * day, true)]
		const echo = async (token: string) => {
			const url = `${server.gsqlUrl}/restpp/echo`
			return (await ask('GET', url, { authorization: bearer(token) })).status
		}
		expect(await echo(live.token)).toBe(200)
		for (const each of ended) expect(await echo(each.token)).toBeGreaterThan(400)
		expect(server.tokens()).toHaveLength(3)
	}
	expect([current.protocol, legacy.protocol, cloud.protocol]).toEqual(['3.9.3', '3.4', '4.1'])
})
