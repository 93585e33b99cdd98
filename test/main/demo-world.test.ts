import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoClock } from '../../source/main/demo-clock.ts'
import { type DemoWorld, demoWorld } from '../../source/main/demo-world.ts'
import { playStory } from '../../source/main/play-story.ts'
import { version } from '../../source/main/version.ts'
import type { Connection } from '../../source/model/connection.ts'
import type { Token } from '../../source/model/token.ts'
import { tokenState } from '../../source/model/token-state.ts'
import { checkToken } from '../../source/work/check-token.ts'
import { deleteToken } from '../../source/work/delete-token.ts'
import { findConnection, listConnections } from '../../source/work/find-connection.ts'
import { findToken, listTokens } from '../../source/work/find-token.ts'
import { refreshToken } from '../../source/work/refresh-token.ts'
import { value } from '../rest/outcomes.ts'

let world: DemoWorld
beforeAll(async () => {
	world = await demoWorld()
})
afterAll(() => world.close())

const view = () => world.ports.history.view()
const stateOf = (token: Token) => tokenState(token, world.ports.nowMs())
const connectionOf = (token: Token) => view().connections.get(token.connectionId) as Connection

describe('the demo’s world', () => {
	it('has three connections, one of them production, and a current token on each', () => {
		const connections = listConnections(view())
		expect(connections.map(({ name, production }) => [name, production])).toEqual([
			['legacy', false],
			['prod-eu', true],
			['savanna', false],
		])
		for (const connection of connections) {
			expect(value(findToken(view(), connection, undefined)).ended).toBeUndefined()
		}
	})

	it('has about twenty tokens in every state, and every kind of past', () => {
		const tokens = listTokens(view())
		expect(tokens).toHaveLength(20)
		expect(new Set(tokens.map(stateOf))).toEqual(
			new Set(['live', 'expiring', 'expired', 'deleted', 'unknown']),
		)
		expect(tokens.filter((token) => token.origin === 'imported')).toHaveLength(1)
		expect(tokens.filter((token) => token.ended?.how === 'already-gone')).toHaveLength(1)
		expect(tokens.some((token) => token.replacedBy !== undefined)).toBe(true)
		expect(tokens.some(({ events }) => events.some(({ kind }) => kind === 'refreshed'))).toBe(true)
		const inAnHour = tokens.filter(({ expiresAtSeconds = 0 }) => {
			const left = expiresAtSeconds - world.ports.nowMs() / 1000
			return left > 0 && left < 3600
		})
		expect(inAnHour.length).toBeGreaterThan(0)
		for (const token of tokens) {
			const times = token.events.map((event) => event.atMs)
			expect(times).toEqual([...times].sort((a, b) => a - b))
			expect(Math.max(...times)).toBeLessThanOrEqual(world.ports.nowMs())
		}
	})

	it('says of every token what its server says', async () => {
		for (const token of listTokens(view())) {
			if (!token.hasValue) continue
			const before = stateOf(token)
			const answer = value(await checkToken(world.ports, connectionOf(token), token))
			expect([token.label, answer.accepted]).toEqual([
				token.label,
				before === 'live' || before === 'expiring',
			])
			expect([
				token.label,
				stateOf(value(findToken(view(), connectionOf(token), token.id))),
			]).toEqual([token.label, before])
		}
	})

	it('lets its tokens be refreshed, rotated and deleted for real', async () => {
		for (const name of ['prod-eu', 'legacy', 'savanna']) {
			const connection = value(findConnection(view(), name))
			const current = value(findToken(view(), connection, undefined))
			const renewed = value(await refreshToken(world.ports, connection, current))
			const token = value(findToken(view(), connection, renewed.tokenId))
			expect(renewed.replaced).toBe(name === 'savanna' ? current.id : undefined)
			expect(stateOf(token)).toBe('live')
			expect(value(await deleteToken(world.ports, connection, token))).toEqual({ how: 'confirmed' })
		}
	})

	it('has a story, told in lines without any token in them, that ends well', async () => {
		const lines: string[] = []
		expect(await playStory(world.ports, (line) => lines.push(line))).toBe(0)
		const tokens = Object.values(world.servers).flatMap((server) =>
			typeof server === 'function' ? [] : server.tokens().map((each) => each.token),
		)
		expect(tokens.length).toBeGreaterThan(20)
		for (const token of tokens) expect(lines.join('\n').includes(token)).toBe(false)
	})

	it('has a story that says which step failed', async () => {
		world.servers.current.control.failNext({ kind: 'status', status: 500 }, { method: 'PUT' })
		const lines: string[] = []
		expect(await playStory(world.ports, (line) => lines.push(line))).toBe(1)
		expect(lines.at(-1)).toMatch(/^prod-eu failed on its own side.*\nnext: /)
	})
})

describe('the version', () => {
	it('is the package’s', () => {
		const path = new URL('../../package.json', import.meta.url)
		expect(version).toBe(JSON.parse(readFileSync(path, 'utf8')).version)
	})
})

describe('the demo at a time that stands still', () => {
	it('has the same tokens each time, and other ones each time without it', async () => {
		const seen = async (env: Readonly<Record<string, string>>) => {
			const demo = await demoWorld(demoClock(env))
			const tokens = listTokens(demo.ports.history.view())
			await demo.close()
			return tokens.map(({ masked, expiresAtSeconds }) => `${masked} ${expiresAtSeconds}`)
		}
		const env = { TGTOKEN_DEMO_NOW: '2026-11-23T20:51:00Z' }
		expect(await seen(env)).toEqual(await seen(env))
		expect(await seen({ TGTOKEN_DEMO_NOW: 'no time' })).not.toEqual(await seen({}))
	})
})
