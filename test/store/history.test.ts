import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryHistory } from '../../source/store/memory-history.ts'
import { newId } from '../../source/store/new-id.ts'
import type { History } from '../../source/work/ports.ts'
import {
	aConnection,
	faultIn,
	filesIn,
	freshFolder,
	issueOf,
	labelOf,
	looking,
	opened,
	valueIn,
	wholeOf,
} from './store-world.ts'

describe.each([
	['on disk', () => opened({ folder: freshFolder() })],
	['in memory', async () => memoryHistory()],
])('a history %s', (_, make: () => Promise<History>) => {
	it('shows connections, tokens, current tokens and servers as they were written', async () => {
		const history = await make()
		const connection = aConnection({ graph: 'social', user: 'ann' })
		const seen = {
			atMs: 5,
			facts: { dialect: 'json', restppUrl: 'http://a:9000', gsqlUrl: 'http://a:14240' },
		} as const
		valueIn(
			await history.change([
				{ kind: 'connection', connection },
				{ kind: 'server', connectionId: connection.id, seen },
				...issueOf('t1', 'the-token'),
				{ kind: 'current', connectionId: connection.id, tokenId: 't1' },
			]),
		)
		const view = history.view()
		expect([...view.connections.values()]).toEqual([connection])
		expect(view.servers.get(connection.id)).toEqual(seen)
		expect(view.current.get(connection.id)).toBe('t1')
		expect(view.tokens.get('t1')).toMatchObject({
			id: 't1',
			connectionId: connection.id,
			graph: 'social',
			origin: 'issued',
			masked: 'aaaa…zzzz',
			expiresAtSeconds: 1_700_003_600,
			hasValue: true,
			events: [{ kind: 'asked' }, { kind: 'issued' }],
		})
		expect(valueIn(await history.tokenValue('t1'))).toBe('the-token')
	})

	it('gives another view after a change, and the same while there is none', async () => {
		const history = await make()
		const before = history.view()
		expect(history.view()).toBe(before)
		valueIn(await history.change([]))
		expect(history.view()).toBe(before)
		valueIn(await history.change([{ kind: 'connection', connection: aConnection() }]))
		expect(history.view()).not.toBe(before)
	})

	it('folds only the token that changed', async () => {
		const history = await make()
		valueIn(await history.change([...issueOf('t1', 'one'), ...issueOf('t2', 'two')]))
		const [one, two] = [history.view().tokens.get('t1'), history.view().tokens.get('t2')]
		valueIn(await history.change([labelOf('t1', 'loader')]))
		expect(history.view().tokens.get('t1')).not.toBe(one)
		expect(history.view().tokens.get('t1')?.label).toBe('loader')
		expect(history.view().tokens.get('t2')).toBe(two)
	})

	it('calls its listeners after each change until they stop listening', async () => {
		const history = await make()
		const heard: number[] = []
		const stop = history.onChange(() => heard.push(history.view().tokens.size))
		valueIn(await history.change(issueOf('t1', 'one')))
		valueIn(await history.change(issueOf('t2', 'two')))
		stop()
		valueIn(await history.change(issueOf('t3', 'three')))
		expect(heard).toEqual([1, 2])
	})

	it('keeps a secret, replaces it, and takes it away, and says what it really holds', async () => {
		const history = await make()
		const connection = aConnection({ user: 'ann' })
		const { id } = connection
		const save = async (credentials: object) =>
			valueIn(await history.change([{ kind: 'connection', connection, credentials }]))
		await save({ secret: 's1', password: 'p1' })
		expect(history.view().connections.get(id)).toMatchObject({ hasSecret: true, hasPassword: true })
		expect(valueIn(await history.credentials(id))).toEqual({
			secret: 's1',
			user: 'ann',
			password: 'p1',
		})
		await save({ secret: 's2' })
		expect(valueIn(await history.credentials(id))).toMatchObject({ secret: 's2', password: 'p1' })
		await save({ password: null })
		expect(valueIn(await history.credentials(id))).toEqual({ secret: 's2', user: 'ann' })
		expect(history.view().connections.get(id)).toMatchObject({ hasPassword: false })
	})

	it('forgets the secrets of a connection that is removed, and keeps its name', async () => {
		const history = await make()
		const connection = aConnection()
		const credentials = { secret: 's1', password: 'p1' }
		valueIn(await history.change([{ kind: 'connection', connection, credentials }]))
		const removed = { ...connection, removedAtMs: 9 }
		valueIn(await history.change([{ kind: 'connection', connection: removed }]))
		expect(valueIn(await history.credentials(connection.id))).toEqual({})
		expect(history.view().connections.get(connection.id)).toMatchObject({
			name: 'lab',
			hasSecret: false,
			hasPassword: false,
			removedAtMs: 9,
		})
	})

	it('takes the current mark away', async () => {
		const history = await make()
		valueIn(await history.change([{ kind: 'current', connectionId: 'c1', tokenId: 't1' }]))
		valueIn(await history.change([{ kind: 'current', connectionId: 'c1', tokenId: null }]))
		expect(history.view().current.has('c1')).toBe(false)
	})

	it('takes all of the changes or none', async () => {
		const history = await make()
		const before = history.view()
		const outcome = await history.change([...issueOf('t1', 'one'), labelOf('t9', 'x')])
		expect(faultIn(outcome)).toEqual({ code: 'no-such-token', detail: 't9' })
		expect(history.view()).toBe(before)
		expect(history.view().tokens.size).toBe(0)
	})

	it('refuses to write what it could not read back', async () => {
		const history = await make()
		const connection = aConnection({ createdAtMs: Number.NaN })
		const outcome = await history.change([{ kind: 'connection', connection }])
		expect(faultIn(outcome).code).toBe('unexpected')
		expect(history.view().connections.size).toBe(0)
	})

	it('tells a token it does not know from one whose value it does not hold', async () => {
		const history = await make()
		const [asked] = issueOf('t1', 'never came')
		valueIn(await history.change(asked ? [asked] : []))
		expect(faultIn(await history.tokenValue('t1')).code).toBe('token-not-held')
		expect(faultIn(await history.tokenValue('t2')).code).toBe('no-such-token')
		expect(faultIn(await history.credentials('c9')).code).toBe('no-such-connection')
		expect(history.view().tokens.get('t1')?.hasValue).toBe(false)
	})

	it('writes changes one after the other though they are asked for at once', async () => {
		const history = await make()
		valueIn(await history.change(issueOf('t1', 'one')))
		const labels = Array.from({ length: 20 }, (_, index) => labelOf('t1', `${index}`, index))
		const outcomes = await Promise.all(labels.map((label) => history.change([label])))
		expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
		expect(history.view().tokens.get('t1')?.events).toHaveLength(22)
	})
})

describe('a history on disk', () => {
	it('is there again the next time, compacted or not', async () => {
		for (const isAlways of [true, false]) {
			const folder = freshFolder()
			const history = await opened({ folder, compactWhen: () => isAlways })
			const credentials = { secret: 'hush' }
			valueIn(
				await history.change([{ kind: 'connection', connection: aConnection(), credentials }]),
			)
			for (let index = 0; index < 10; index++) {
				valueIn(await history.change(issueOf(`t${index}`, `value ${index}`)))
			}
			const view = wholeOf(history)
			await history.close()
			await looking(folder, async (again) => {
				expect(wholeOf(again)).toEqual(view)
				expect(again.status()).toEqual({ folder, keyPlace: 'file 0600', notices: [] })
				expect(valueIn(await again.tokenValue('t3'))).toBe('value 3')
				expect(valueIn(await again.credentials('c0000000000a'))).toEqual({ secret: 'hush' })
			})
		}
	})

	it('keeps the events and records of a newer version that it does not understand', async () => {
		const folder = freshFolder()
		const history = await opened({ folder, compactWhen: () => true })
		valueIn(await history.change(issueOf('t1', 'one')))
		const event = { id: newId('event'), atMs: 1_700_000_002_000, kind: 'blessed', by: 'pope' }
		valueIn(await history.change([{ kind: 'event', tokenId: 't1', event: event as never }]))
		valueIn(await history.change([labelOf('t1', 'loader')]))
		await history.close()
		await looking(folder, (again) => {
			expect(again.view().tokens.get('t1')?.events).toContainEqual(event)
			expect(again.view().tokens.get('t1')?.label).toBe('loader')
		})
	})

	it('has no plain secret, password or token in any file', async () => {
		const folder = freshFolder()
		const history = await opened({ folder, compactWhen: (bytes) => bytes > 2000 })
		const canaries = ['CANARY-secret', 'CANARY-password', 'CANARY-token']
		const [secret = '', password = '', token = ''] = canaries
		for (let index = 0; index < 8; index++) {
			valueIn(
				await history.change([
					{ kind: 'connection', connection: aConnection(), credentials: { secret, password } },
					...issueOf(`t${index}`, token),
				]),
			)
		}
		await history.close()
		const files = filesIn(folder)
		expect(Object.keys(files).length).toBeGreaterThan(2)
		const texts = Object.values(files).join('\n')
		for (const canary of canaries) {
			expect(texts).not.toContain(canary)
			for (const encoding of ['base64', 'base64url', 'hex'] as const) {
				expect(texts).not.toContain(Buffer.from(canary).toString(encoding).slice(0, -2))
			}
		}
	})

	it('does not open a sealed value that was moved to another token', async () => {
		const folder = freshFolder()
		const history = await opened({ folder })
		valueIn(await history.change(issueOf('t1', 'one')))
		valueIn(await history.change(issueOf('t2', 'two')))
		await history.close()
		const journal = join(folder, 'journal-1.jsonl')
		const { encodeLine } = await import('../../source/store/line.ts')
		const lines = readFileSync(journal, 'utf8').split('\n').filter(Boolean)
		const bodies = lines.map((line) => JSON.parse(line))
		const sealed = bodies.map(({ ops }) => ops.find((op: { op: string }) => op.op === 'sealed'))
		;[sealed[0].text, sealed[1].text] = [sealed[1].text, sealed[0].text]
		writeFileSync(journal, bodies.map(({ crc: _, ...body }) => `${encodeLine(body)}\n`).join(''))
		await looking(folder, async (again) => {
			expect(again.view().tokens.get('t1')?.hasValue).toBe(true)
			expect(faultIn(await again.tokenValue('t1')).code).toBe('key-unreadable')
			expect(faultIn(await again.tokenValue('t2')).code).toBe('key-unreadable')
		})
	})
})
