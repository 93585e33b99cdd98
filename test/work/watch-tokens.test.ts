import { describe, expect, it } from 'vitest'
import { memoryLocks } from '../../source/store/memory-locks.ts'
import { backoffMs } from '../../source/work/backoff.ts'
import { deleteToken } from '../../source/work/delete-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import type { Watched } from '../../source/work/watch-tokens.ts'
import { type WatchEvent, watchTokens } from '../../source/work/watch-tokens.ts'
import { value } from '../rest/outcomes.ts'
import { cutOffServer } from './cut-off-server.ts'
import { movedClock } from './moved-clock.ts'
import { type WorkWorld, workWorlds } from './work-world.ts'

const world = workWorlds()
const hour = 3600
const day = 24 * hour

/** Watches as the command does; `next` waits for what happens next. */
function watch(it: WorkWorld, what: (it: WorkWorld) => Watched, aheadSeconds = hour) {
	const time = movedClock(it)
	const stop = new AbortController()
	const events = watchTokens(
		it.ports,
		{ locks: memoryLocks(), clock: time.clock, random: () => 0.5 },
		{ watched: () => [what(it)], aheadSeconds },
		stop.signal,
	)
	let pending: Promise<IteratorResult<WatchEvent>> | undefined
	const ask = () => (pending ??= events.next())
	return {
		...time,
		/** Seconds until it would look again by itself. */
		async sleeps() {
			void ask()
			return ((await time.asleep()) - it.ports.nowMs()) / 1000
		},
		async next() {
			const { value: event } = await ask()
			pending = undefined
			return event as WatchEvent
		},
		async stop() {
			stop.abort()
			const { done } = await ask()
			return done
		},
	}
}

const current = ({ connection }: WorkWorld): Watched => ({
	kind: 'current',
	connectionId: connection.id,
})

async function issued({ ports, connection }: WorkWorld, lifetimeSeconds = 10 * hour) {
	return value(await issueToken(ports, { connection, lifetimeSeconds, label: 'loader' })).tokenId
}

describe('watching', () => {
	it('refreshes ahead of the end, and sleeps until then', async () => {
		const it = await world()
		const id = await issued(it)
		const watching = watch(it, current)
		expect(await watching.sleeps()).toBe(9 * hour)
		watching.move(9 * hour)
		expect(await watching.next()).toMatchObject({ kind: 'renewed', tokenId: id, how: 'refreshed' })
		expect(it.token(id).expiresAtSeconds).toBe(it.nowSeconds() + 30 * day)
		expect(await watching.sleeps()).toBe(day)
		expect(await watching.stop()).toBe(true)
		expect(it.asked('PUT')).toBe(1)
	})

	it('goes on through a server that dies and returns, at growing distances', async () => {
		const it = await world()
		const restpp = await cutOffServer(it.server.restppPort)
		const gsql = await cutOffServer(it.server.gsqlPort)
		const connection = { ...it.connection, restppPort: restpp.port, gsqlPort: gsql.port }
		value(await it.ports.history.change([{ kind: 'connection', connection }]))
		const id = await issued({ ...it, connection })
		const watching = watch(it, current)
		await watching.sleeps()
		await Promise.all([restpp.cut(), gsql.cut()])
		watching.move(9 * hour)
		const waits: number[] = []
		for (let time = 1; time <= 9; time++) {
			const event = await watching.next()
			if (event.kind !== 'failed') throw new Error(`${event.kind} with the server gone`)
			expect(event.fault.code).toBe('connection-refused')
			waits.push((event.retryAtMs - it.ports.nowMs()) / 1000)
			expect(await watching.sleeps()).toBe(waits.at(-1))
			watching.move(waits.at(-1) ?? 0)
		}
		expect(waits).toEqual([3.75, 7.5, 15, 30, 60, 120, 225, 225, 225])
		expect(await watching.next()).toMatchObject({ kind: 'failed' })
		await watching.sleeps()
		await Promise.all([restpp.mend(), gsql.mend()])
		watching.move(300)
		expect(await watching.next()).toMatchObject({ kind: 'renewed', tokenId: id, how: 'refreshed' })
		expect(it.state(id)).toBe('live')
		await watching.stop()
	})

	it('after a suspend past the end of the current token issues another', async () => {
		const it = await world()
		const id = await issued(it)
		const watching = watch(it, current)
		await watching.sleeps()
		watching.move(3 * day)
		const event = await watching.next()
		expect(event).toMatchObject({ kind: 'renewed', how: 'issued' })
		expect(event.tokenId).not.toBe(id)
		expect(it.token(event.tokenId).label).toBe('loader')
		expect(it.ports.history.view().current.get(it.connection.id)).toBe(event.tokenId)
		await watching.stop()
	})

	it('on 4.x issues another in time, follows it, and deletes nothing', async () => {
		const it = await world({ protocol: '4.1' })
		const id = await issued(it)
		const watching = watch(it, () => ({ kind: 'token', tokenId: id }))
		await watching.sleeps()
		watching.move(9 * hour)
		const first = await watching.next()
		expect(first).toMatchObject({ kind: 'renewed', how: 'issued' })
		expect(it.token(first.tokenId).replaces).toBe(id)
		for (let days = 0; days < 30; days++) watching.move(await watching.sleeps())
		const second = await watching.next()
		expect(it.token(second.tokenId).replaces).toBe(first.tokenId)
		expect(it.server.tokens().map(({ dropped }) => dropped)).toEqual([false, false, false])
		await watching.stop()
	})

	it('leaves alone what was deleted, and sees at once that it was', async () => {
		const it = await world()
		const id = await issued(it)
		const watching = watch(it, () => ({ kind: 'token', tokenId: id }))
		await watching.sleeps()
		value(await deleteToken(it.ports, it.connection, it.token(id)))
		expect(await watching.next()).toMatchObject({ kind: 'ended', tokenId: id })
		expect(await watching.sleeps()).toBe(day)
		await watching.stop()
		expect(it.asked('PUT') + it.asked('POST')).toBe(1)
	})

	it('takes what another program has renewed meanwhile', async () => {
		const it = await world()
		const id = await issued(it)
		const watching = watch(it, current)
		await watching.sleeps()
		const base = { id: 'e-other', atMs: it.ports.nowMs() + 1 }
		const expiresAtSeconds = it.nowSeconds() + 20 * hour
		const event = { ...base, kind: 'refreshed', expiresAtSeconds, expirySource: 'server' } as const
		value(await it.ports.history.change([{ kind: 'event', tokenId: id, event }]))
		expect(await watching.sleeps()).toBe(19 * hour)
		await watching.stop()
		expect(it.asked('PUT')).toBe(0)
	})

	it('renews a short-lived token at half its life, not without end', async () => {
		const it = await world({ typed: { defaultLifetime: '20m' } })
		const id = await issued(it, 20 * 60)
		const watching = watch(it, current)
		for (let round = 0; round < 3; round++) {
			expect(await watching.sleeps()).toBe(10 * 60)
			watching.move(10 * 60)
			expect(await watching.next()).toMatchObject({ kind: 'renewed', tokenId: id })
		}
		await watching.stop()
		expect(it.asked('PUT')).toBe(3)
	})
})

describe('the distance between tries', () => {
	it('doubles from five seconds to five minutes, half of it by chance', () => {
		expect([1, 2, 3, 7, 50, 5000].map((failures) => backoffMs(failures, () => 0))).toEqual([
			2500, 5000, 10_000, 150_000, 150_000, 150_000,
		])
		expect([1, 2, 50].map((failures) => backoffMs(failures, () => 0.999_999))).toEqual([
			5000, 10_000, 300_000,
		])
	})
})
