import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { memoryLocks } from '../../source/store/memory-locks.ts'
import { openHistory } from '../../source/store/open-history.ts'
import { processLocks } from '../../source/store/process-locks.ts'
import { deleteToken } from '../../source/work/delete-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import type { Ports } from '../../source/work/ports.ts'
import { rotateToken } from '../../source/work/rotate-token.ts'
import { saveConnection } from '../../source/work/save-connection.ts'
import { testConnection } from '../../source/work/test-connection.ts'
import { validToken } from '../../source/work/valid-token.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'
import { typedFor, type WorkWorld, workWorlds } from './work-world.ts'

const world = workWorlds()
const hour = 3600
const day = 24 * hour

/** A valid token of the world's connection, asked for as a program does. */
async function ask({ ports, connection }: WorkWorld, minTtlSeconds = 300) {
	return validToken(ports, memoryLocks(), connection, { minTtlSeconds })
}

const alive = ({ server }: WorkWorld) => server.tokens().filter((token) => !token.dropped)

describe('a valid token', () => {
	it('is issued where there is none, becomes the current one, and is taken again', async () => {
		const it = await world()
		const first = value(await ask(it))
		expect(first.how).toBe('issued')
		expect(first.value).toBe(it.server.tokens()[0]?.token)
		expect(it.ports.history.view().current.get(it.connection.id)).toBe(first.tokenId)
		const requests = it.server.log.length
		expect(value(await ask(it))).toEqual({ ...first, how: 'reused' })
		expect(it.server.log).toHaveLength(requests)
	})

	it.each(['3.4', '3.9'])('on %s is refreshed once too little is left', async (protocol) => {
		const it = await world({ protocol })
		const first = value(await ask(it))
		it.wait(30 * day - hour)
		expect(value(await ask(it, hour - 1)).how).toBe('reused')
		const renewed = value(await ask(it, hour + 1))
		expect(renewed).toEqual({ ...first, how: 'refreshed' })
		expect(it.token(first.tokenId).expiresAtSeconds).toBe(it.nowSeconds() + 30 * day)
	})

	it('on 4.1 is replaced by another; the one before is left to those who use it', async () => {
		const it = await world({ protocol: '4.1' })
		const { ports, connection } = it
		const first = value(await issueToken(ports, { connection, label: 'loader' })).tokenId
		it.wait(30 * day - hour)
		const next = value(await ask(it, 2 * hour))
		expect(next.how).toBe('issued')
		expect(it.token(next.tokenId)).toMatchObject({ label: 'loader', replaces: first })
		expect(it.state(first)).toBe('expiring')
		expect(alive(it)).toHaveLength(2)
		expect(value(await ask(it)).tokenId).toBe(next.tokenId)
	})

	it('is a new one where the old has expired, was deleted, or is not known to the server', async () => {
		const it = await world()
		const { ports, connection, server } = it
		const first = value(await ask(it))
		it.wait(31 * day)
		const second = value(await ask(it))
		expect([second.how, it.state(first.tokenId)]).toEqual(['issued', 'expired'])
		value(await deleteToken(ports, connection, it.token(second.tokenId)))
		const third = value(await ask(it))
		expect(third.how).toBe('issued')
		server.drop(third.value)
		it.wait(30 * day - 60)
		const fourth = value(await ask(it))
		expect(fourth.how).toBe('issued')
		expect(new Set([first, second, third, fourth].map(({ value }) => value)).size).toBe(4)
	})

	it('is a new one after the connection was given another graph', async () => {
		const it = await world()
		const { ports, connection, server } = it
		const first = value(await ask(it))
		const moved = value(
			await saveConnection(ports, {
				typed: typedFor(server, { graph: 'other' }),
				credentials: {},
				editedId: connection.id,
			}),
		)
		const second = value(await validToken(ports, memoryLocks(), moved, { minTtlSeconds: 0 }))
		expect(second.how).toBe('issued')
		expect(second.tokenId).not.toBe(first.tokenId)
	})

	it.each(['3.9', '4.1'])(
		'on %s is for the graph of the one before where the connection names none',
		async (protocol) => {
			const typed = { graph: '', user: 'tigergraph', secretAlias: '' }
			const credentials = { password: 'tigergraph' }
			const it = await world({ protocol, typed, credentials })
			const { ports, connection } = it
			const first = value(await issueToken(ports, { connection, graph: 'tests' }))
			const rotated = value(await rotateToken(ports, connection, it.token(first.tokenId)))
			expect(it.token(rotated.tokenId).graph).toBe('tests')
			it.wait(31 * day)
			const kept = value(await ask(it))
			expect(kept.how).toBe('issued')
			expect(it.token(kept.tokenId).graph).toBe('tests')
		},
	)

	it('is renewed the earlier the more the server’s clock is ahead', async () => {
		const it = await world()
		it.server.control.setClockSkewSeconds(600)
		value(await testConnection(it.ports, it.connection))
		value(await ask(it))
		it.wait(30 * day - 600)
		// By our clock ten minutes are left, by the server's none but the skew it added on issuing.
		expect(value(await ask(it, 300)).how).toBe('reused')
		it.wait(400)
		expect(value(await ask(it, 300)).how).toBe('refreshed')
	})

	it('is not renewed on a read-only connection, but taken as long as it lasts', async () => {
		const it = await world()
		value(await ask(it))
		const connection = { ...it.connection, readOnly: true }
		const readOnly = { ...it, connection }
		expect(value(await ask(readOnly)).how).toBe('reused')
		it.wait(30 * day - 60)
		expect(codeOf(await ask(readOnly))).toBe('read-only-connection')
		expect(it.asked('PUT')).toBe(0)
	})

	it('says when the outcome is not known, and the next one settles it', async () => {
		const it = await world()
		const first = value(await ask(it))
		it.wait(30 * day - 60)
		it.server.control.failNext({ kind: 'cut-off' }, { method: 'PUT' })
		expect(faultOf(await ask(it)).mayHaveActed).toBe(true)
		expect(it.state(first.tokenId)).toBe('unknown')
		expect(value(await ask(it))).toEqual({ ...first, how: 'refreshed' })
		expect(it.state(first.tokenId)).toBe('live')
	})
})

describe('two who ask at once', () => {
	it('end with one new token, a hundred times over', async () => {
		const it = await world()
		const folder = mkdtempSync(join(tmpdir(), 'tgtoken-keep-'))
		// As in two processes: each reads the disk for itself, and the kernel holds the lock.
		const open = async (): Promise<Ports> => ({
			...it.ports,
			history: value(await openHistory({ folder })),
		})
		const [one, two] = await Promise.all([open(), open()])
		onTestFinished(async () => {
			await Promise.all([one.history.close(), two.history.close()])
			rmSync(folder, { recursive: true })
		})
		const connection = value(
			await saveConnection(one, {
				typed: typedFor(it.server),
				credentials: { secret: it.server.secrets.secret1 ?? '' },
			}),
		)
		await two.history.catchUp()
		const locks = processLocks(folder)
		for (let round = 1; round <= 100; round++) {
			const answers = await Promise.all(
				[one, two].map((ports) => validToken(ports, locks, connection, { minTtlSeconds: 60 })),
			)
			const [first, second] = answers.map((answer) => value(answer))
			expect(second?.value).toBe(first?.value)
			expect(it.server.tokens()).toHaveLength(round)
			expect([first?.how, second?.how].sort()).toEqual(['issued', 'reused'])
			it.wait(31 * day)
		}
	})
})
