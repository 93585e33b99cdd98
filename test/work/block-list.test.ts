import { describe, expect, it } from 'vitest'
import { blockListUse } from '../../source/model/block-list.ts'
import { checkToken } from '../../source/work/check-token.ts'
import { clearBlockList } from '../../source/work/clear-block-list.ts'
import { deleteToken } from '../../source/work/delete-token.ts'
import { deleteTokens } from '../../source/work/delete-tokens.ts'
import { listTokens } from '../../source/work/find-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { refreshToken } from '../../source/work/refresh-token.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'
import { type WorkWorld, workWorlds } from './work-world.ts'

const world = workWorlds()

const open = (options: Parameters<typeof world>[0] = {}) =>
	world({
		protocol: '4.1',
		credentials: { password: 'tigergraph' },
		...options,
		typed: { user: 'tigergraph', secretAlias: '', ...options.typed },
	})

async function issueSome({ ports, connection }: WorkWorld, count: number) {
	const ids: string[] = []
	for (let done = 0; done < count; done++) {
		ids.push(value(await issueToken(ports, { connection })).tokenId)
	}
	return ids
}

const tokensOf = (opened: WorkWorld, ids: readonly string[]) => ids.map(opened.token)
const useOf = ({ ports, connection }: WorkWorld) =>
	blockListUse(listTokens(ports.history.view(), connection.id), ports.nowMs())

describe('clearing the block list', () => {
	it('leaves every deleted token that has time left in doubt, until it is verified', async () => {
		const opened = await open()
		const { ports, connection } = opened
		const [a = '', b = '', c = ''] = await issueSome(opened, 3)
		for (const id of [a, b]) value(await deleteToken(ports, connection, opened.token(id)))
		expect(useOf(opened)).toMatchObject({ held: 2, maybe: 0 })
		const cleared = value(await clearBlockList(ports, connection))
		expect(cleared.doubted.toSorted()).toEqual([a, b].toSorted())
		expect([a, b, c].map(opened.state)).toEqual(['unknown', 'unknown', 'live'])
		expect(useOf(opened)).toEqual({ held: 0, maybe: 0 })
		value(await checkToken(ports, connection, opened.token(a)))
		expect(opened.state(a)).toBe('live')
		value(await deleteToken(ports, connection, opened.token(b)))
		expect(opened.state(b)).toBe('deleted')
		expect(useOf(opened)).toMatchObject({ held: 1 })
	})

	it('that is refused leaves them deleted, and unknown where no answer came', async () => {
		const opened = await open()
		const { ports, connection, server } = opened
		const [a = ''] = await issueSome(opened, 1)
		value(await deleteToken(ports, connection, opened.token(a)))
		server.control.failNext({ kind: 'reply', status: 403, body: '{"error":true,"message":"no"}' })
		expect(codeOf(await clearBlockList(ports, connection))).toBe('not-permitted')
		expect(opened.state(a)).toBe('deleted')
		server.control.failNext({ kind: 'cut-off' })
		expect(faultOf(await clearBlockList(ports, connection)).mayHaveActed).toBe(true)
		expect(opened.state(a)).toBe('unknown')
		expect(useOf(opened)).toMatchObject({ held: 0, maybe: 1 })
	})

	it('is for 4.x with a password, and not for read-only connections', async () => {
		const old = await open({ protocol: '3.9' })
		expect(codeOf(await clearBlockList(old.ports, old.connection))).toBe('block-list-unsupported')
		const bySecret = await world({ protocol: '4.1' })
		expect(codeOf(await clearBlockList(bySecret.ports, bySecret.connection))).toBe(
			'password-required',
		)
		const readOnly = { ...old.connection, readOnly: true }
		expect(codeOf(await clearBlockList(old.ports, readOnly))).toBe('read-only-connection')
	})
})

describe('deleting several tokens', () => {
	it('is one call on 4.x', async () => {
		const opened = await open()
		const ids = await issueSome(opened, 3)
		const results = await deleteTokens(opened.ports, opened.connection, tokensOf(opened, ids))
		expect(results.map(({ token, outcome }) => [token.id, outcome.ok])).toEqual(
			ids.map((id) => [id, true]),
		)
		expect(ids.map(opened.state)).toEqual(['deleted', 'deleted', 'deleted'])
		expect(opened.asked('DELETE')).toBe(1)
		expect(opened.ports.history.view().current.get(opened.connection.id)).toBeUndefined()
	})

	it.each(['3.9', '4.1'])('on %s tells apart the one that was gone', async (protocol) => {
		const opened = await open({ protocol })
		const { ports, connection, server } = opened
		const ids = await issueSome(opened, 3)
		const [, second = ''] = ids
		server.drop(value(await ports.history.tokenValue(second)))
		const steps: string[] = []
		const results = await deleteTokens(ports, connection, tokensOf(opened, ids), {
			onStep: (token, done) => steps.push(`${done} ${token.id}`),
		})
		expect(results.map(({ outcome }) => outcome.ok || outcome.fault.code)).toEqual([
			true,
			'unknown-token',
			true,
		])
		expect(steps.slice(-3)).toEqual(ids.map((id, done) => `${done} ${id}`))
		const [again] = await deleteTokens(ports, connection, [opened.token(second)], {
			skipMissing: true,
		})
		expect(again?.outcome).toEqual({ ok: true, value: { how: 'already-gone' } })
	})

	it('stops where the next would be refused too, and says so of each', async () => {
		const opened = await open({ protocol: '3.9' })
		const ids = await issueSome(opened, 3)
		const { ports, connection, server } = opened
		server.control.failNext({ kind: 'cut-off' }, { method: 'DELETE' })
		const results = await deleteTokens(ports, connection, tokensOf(opened, ids))
		expect(
			results.map(({ outcome }) => !outcome.ok && [outcome.fault.code, outcome.fault.mayHaveActed]),
		).toEqual([
			['connection-lost', true],
			['connection-lost', undefined],
			['connection-lost', undefined],
		])
		expect(ids.map(opened.state)).toEqual(['unknown', 'live', 'live'])
		expect(opened.asked('DELETE')).toBe(1)
	})

	it('whose one answer is lost leaves all of them unknown, and asks no second time', async () => {
		const opened = await open()
		const ids = await issueSome(opened, 2)
		opened.server.control.failNext({ kind: 'cut-off' }, { method: 'DELETE' })
		await deleteTokens(opened.ports, opened.connection, tokensOf(opened, ids))
		expect(ids.map(opened.state)).toEqual(['unknown', 'unknown'])
		expect(opened.asked('DELETE')).toBe(1)
	})

	it('answers for those that are deleted already, and for a list that is full', async () => {
		const opened = await open({ blockListLimit: 1 })
		const ids = await issueSome(opened, 3)
		const [first = ''] = ids
		const { ports, connection } = opened
		value(await deleteToken(ports, connection, opened.token(first)))
		const results = await deleteTokens(ports, connection, tokensOf(opened, ids))
		expect(results.map(({ outcome }) => outcome.ok || outcome.fault.code)).toEqual([
			'already-deleted',
			'block-list-full',
			'block-list-full',
		])
		expect(await deleteTokens(ports, connection, [])).toEqual([])
	})
})

describe('a token for a graph of one’s own choice', () => {
	it('is for all graphs on 4.x, where that is asked for', async () => {
		const opened = await open()
		const { ports, connection, server } = opened
		const { tokenId } = value(await issueToken(ports, { connection, graph: null }))
		expect(opened.token(tokenId).graph).toBeUndefined()
		expect(server.tokens()[0]?.graph).toBeUndefined()
		const named = value(await issueToken(ports, { connection, graph: 'tests' }))
		expect(opened.token(named.tokenId).graph).toBe('tests')
		expect(codeOf(await issueToken(ports, { connection, graph: 'none' }))).toBe('graph-not-found')
	})

	it('stays of its kind when it is rotated', async () => {
		const opened = await open()
		const { ports, connection, server } = opened
		const { tokenId } = value(await issueToken(ports, { connection, graph: null }))
		const renewed = value(await refreshToken(ports, connection, opened.token(tokenId)))
		expect(opened.token(renewed.tokenId).graph).toBeUndefined()
		expect(server.tokens().map(({ graph }) => graph)).toEqual([undefined, undefined])
	})

	it('is for one on 3.x', async () => {
		const { ports, connection, server } = await open({ protocol: '3.9' })
		expect(codeOf(await issueToken(ports, { connection, graph: null }))).toBe('global-unsupported')
		expect(server.tokens()).toEqual([])
	})
})
