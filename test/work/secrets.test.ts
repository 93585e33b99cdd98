import { describe, expect, it } from 'vitest'
import { checkToken } from '../../source/work/check-token.ts'
import { createSecret, parseAlias } from '../../source/work/create-secret.ts'
import { dropSecret } from '../../source/work/drop-secret.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { listSecrets } from '../../source/work/list-secrets.ts'
import type { SecretEntry } from '../../source/work/ports.ts'
import { tokensOfSecret } from '../../source/work/tokens-of-secret.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'
import { failingHistory, type WorkWorld, workWorlds } from './work-world.ts'

const world = workWorlds()

/** A world whose connection has a user with password, and `secret1` of which the alias is not known. */
async function open(options: Parameters<typeof world>[0] = {}) {
	const opened = await world({
		credentials: { password: 'tigergraph' },
		...options,
		typed: { user: 'tigergraph', secretAlias: '', ...options.typed },
	})
	const { ports, server, connection } = opened
	const now = () => ports.history.view().connections.get(connection.id) ?? connection
	const store = (alias: 'secret1' | 'secret2') =>
		ports.history.change([
			{
				kind: 'connection',
				connection: { ...now(), hasSecret: true },
				credentials: { secret: server.secrets[alias] ?? '' },
			},
		])
	return { ...opened, now, store }
}

type Opened = Awaited<ReturnType<typeof open>>

const entryOf = async ({ ports, now }: Opened, alias: string): Promise<SecretEntry> => {
	const found = value(await listSecrets(ports, now())).find((entry) => entry.alias === alias)
	if (!found) throw new Error(`no secret ${alias}`)
	return found
}

const issue = async ({ ports, now }: Opened) =>
	value(await issueToken(ports, { connection: now() })).tokenId

describe.each(['3.4', '3.9', '4.1'])('secrets on %s', (protocol) => {
	it('tell the alias of the stored one, so that tokens are known to be its', async () => {
		const opened = await open({ protocol })
		await opened.store('secret2')
		const before = await issue(opened)
		value(await listSecrets(opened.ports, opened.now()))
		expect(opened.now().secretAlias).toBe('secret2')
		const after = await issue(opened)
		expect(opened.token(before).secretAlias).toBeUndefined()
		expect(opened.token(after).secretAlias).toBe('secret2')
		const entry = await entryOf(opened, 'secret2')
		const view = opened.ports.history.view()
		const hanging = tokensOfSecret(view, opened.now(), entry, opened.ports.nowMs())
		expect(hanging.named.map((token) => token.id)).toEqual([after])
		expect(hanging.perhaps.map((token) => token.id)).toEqual([before])
	})

	it('are made and, if so wished, stored in the connection', async () => {
		const opened = await open({ protocol })
		const made = value(await createSecret(opened.ports, opened.now(), { alias: 'shown' }))
		expect(made).toMatchObject({ alias: 'shown', stored: false })
		expect(opened.now().hasSecret).toBe(false)
		const stored = value(
			await createSecret(opened.ports, opened.now(), { alias: 'kept', store: true }),
		)
		expect(stored.stored).toBe(true)
		expect(opened.now()).toMatchObject({ hasSecret: true, secretAlias: 'kept' })
		const credentials = value(await opened.ports.history.credentials(opened.connection.id))
		expect(credentials.secret).toBe(stored.value)
		expect(opened.token(await issue(opened)).secretAlias).toBe('kept')
	})

	it('that the server refuses to drop leave everything as it was', async () => {
		const opened = await open({ protocol })
		await opened.store('secret1')
		const tokenId = await issue(opened)
		const entry = await entryOf(opened, 'secret1')
		opened.server.dropSecret('secret1')
		const before = opened.state(tokenId)
		expect(codeOf(await dropSecret(opened.ports, opened.now(), entry))).toBe('no-such-secret')
		expect(opened.state(tokenId)).toBe(before)
		expect(opened.now().hasSecret).toBe(true)
	})

	it('whose drop is not answered leave their tokens unknown, until they are verified', async () => {
		const opened = await open({ protocol })
		await opened.store('secret1')
		const tokenId = await issue(opened)
		const entry = await entryOf(opened, 'secret1')
		opened.server.control.failNext({ kind: 'cut-off' })
		const fault = faultOf(await dropSecret(opened.ports, opened.now(), entry))
		expect(fault.mayHaveActed).toBe(true)
		expect(opened.state(tokenId)).toBe('unknown')
		const { accepted } = value(await checkToken(opened.ports, opened.now(), opened.token(tokenId)))
		expect(accepted).toBe(protocol === '4.1')
		expect(opened.state(tokenId)).toBe(accepted ? 'live' : 'deleted')
	})

	it('are neither made nor dropped where the intent cannot be written, or nothing may be', async () => {
		const opened = await open({ protocol })
		await opened.store('secret1')
		await issue(opened)
		const entry = await entryOf(opened, 'secret1')
		const ports = { ...opened.ports, history: failingHistory(opened.ports.history, () => true) }
		expect(codeOf(await dropSecret(ports, opened.now(), entry))).toBe('history-not-written')
		const readOnly = { ...opened.now(), readOnly: true }
		expect(codeOf(await dropSecret(opened.ports, readOnly, entry))).toBe('read-only-connection')
		expect(codeOf(await createSecret(opened.ports, readOnly, { alias: 'x' }))).toBe(
			'read-only-connection',
		)
		const listed = value(await listSecrets(opened.ports, readOnly))
		expect(listed.map((each) => each.alias)).toEqual(['secret1', 'secret2', 'secret3'])
	})
})

const hasDied = ({ server }: WorkWorld) => server.tokens().map((token) => token.dropped)

describe('dropping a secret', () => {
	it('on 3.x ends its tokens, and leaves in doubt those that may be its', async () => {
		const opened = await open({ protocol: '3.9' })
		await opened.store('secret1')
		const unnamed = await issue(opened)
		const entry = await entryOf(opened, 'secret1')
		const named = await issue(opened)
		const done = value(await dropSecret(opened.ports, opened.now(), entry))
		expect(done).toEqual({ ended: [named], doubted: [unnamed], forgotten: true })
		expect(hasDied(opened)).toEqual([true, true])
		expect(opened.state(named)).toBe('deleted')
		expect(opened.token(named).ended?.how).toBe('with-secret')
		expect(opened.state(unnamed)).toBe('unknown')
		expect(opened.ports.history.view().current.get(opened.connection.id)).toBeUndefined()
		expect(opened.now()).toMatchObject({ hasSecret: false })
		expect(opened.now().secretAlias).toBeUndefined()
		// The password is still there to issue with.
		expect(opened.token(await issue(opened)).user).toBe('tigergraph')
	})

	it('on 4.x leaves its tokens in doubt, since that they end is not documented', async () => {
		const opened = await open({ protocol: '4.1' })
		await opened.store('secret1')
		const entry = await entryOf(opened, 'secret1')
		const tokenId = await issue(opened)
		const done = value(await dropSecret(opened.ports, opened.now(), entry))
		expect(done).toEqual({ ended: [], doubted: [tokenId], forgotten: true })
		expect(opened.state(tokenId)).toBe('unknown')
		value(await checkToken(opened.ports, opened.now(), opened.token(tokenId)))
		expect(opened.state(tokenId)).toBe('live')
	})

	it('of another than the stored one touches neither the connection nor its tokens', async () => {
		const opened = await open({ protocol: '3.9' })
		await opened.store('secret1')
		const tokenId = await issue(opened)
		const entry = await entryOf(opened, 'secret2')
		const done = value(await dropSecret(opened.ports, opened.now(), entry))
		expect(done).toEqual({ ended: [], doubted: [], forgotten: false })
		expect(opened.state(tokenId)).toBe('live')
		expect(opened.now().hasSecret).toBe(true)
	})
})

it('secrets need a password', async () => {
	const opened = await world()
	expect(codeOf(await listSecrets(opened.ports, opened.connection))).toBe('password-required')
	expect(opened.server.log).toEqual([])
})

it.each([
	['loader', true],
	['9.a-b_c', true],
	['', false],
	['-a', false],
	['a b', false],
	['a;b', false],
	['ä', false],
])('%j as an alias: %s', (text, isFine) => {
	expect(parseAlias(text).ok).toBe(isFine)
})
