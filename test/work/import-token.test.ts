import { describe, expect, it } from 'vitest'
import { deleteToken } from '../../source/work/delete-token.ts'
import { handOutToken } from '../../source/work/hand-out-token.ts'
import { importToken, parseToken } from '../../source/work/import-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { labelToken } from '../../source/work/label-token.ts'
import { refreshToken } from '../../source/work/refresh-token.ts'
import { codeOf, value } from '../rest/outcomes.ts'
import { workWorlds } from './work-world.ts'

const world = workWorlds()
const day = 86_400

/** Header and claims of a JWT, for what may stand behind them. */
const jwtStart = `${btoa('{"alg":"HS256"}')}.${btoa('{"exp":1}')}`.replaceAll('=', '')

describe('importing', () => {
	it('takes a token into the history, where it can be refreshed and deleted for real', async () => {
		const it = await world()
		const elsewhere = it.server.mint().token
		const request = { connection: it.connection, value: `Bearer ${elsewhere}\n`, label: 'wiki' }
		const { tokenId, wasThere } = value(await importToken(it.ports, request))
		expect(wasThere).toBe(false)
		expect(it.token(tokenId)).toMatchObject({ origin: 'imported', label: 'wiki', hasValue: true })
		expect(it.state(tokenId)).toBe('unknown')
		expect(it.server.log).toEqual([])
		const options = { lifetimeSeconds: 3 * day }
		value(await refreshToken(it.ports, it.connection, it.token(tokenId), options))
		expect(it.state(tokenId)).toBe('live')
		value(await deleteToken(it.ports, it.connection, it.token(tokenId)))
		expect(it.server.tokens().map((each) => each.dropped)).toEqual([true])
	})

	it('takes what the user says of its end, and a JWT’s own word before that', async () => {
		const it = await world({ protocol: '4.1' })
		const jwt = it.server.mint({ lifetimeSeconds: 3 * day }).token
		const said = { connection: it.connection, expiresAtSeconds: it.nowSeconds() + 99 }
		const first = value(await importToken(it.ports, { ...said, value: jwt }))
		expect(it.token(first.tokenId)).toMatchObject({
			form: 'jwt',
			graph: 'tests',
			expirySource: 'jwt',
			expiresAtSeconds: it.nowSeconds() + 3 * day,
		})
		const second = value(await importToken(it.ports, { ...said, value: 'a'.repeat(32) }))
		expect(it.token(second.tokenId)).toMatchObject({
			form: 'opaque',
			expirySource: 'user',
			expiresAtSeconds: it.nowSeconds() + 99,
		})
	})

	it('twice is one record, with the newer label', async () => {
		const it = await world()
		const { tokenId } = value(await issueToken(it.ports, { connection: it.connection, label: 'a' }))
		const held = value(await it.ports.history.tokenValue(tokenId))
		const expiry = it.token(tokenId).expiresAtSeconds
		for (const label of ['b', 'b']) {
			const again = value(
				await importToken(it.ports, { connection: it.connection, value: held, label }),
			)
			expect(again).toEqual({ tokenId, wasThere: true })
		}
		expect(it.ports.history.view().tokens.size).toBe(1)
		expect(it.token(tokenId)).toMatchObject({
			origin: 'issued',
			label: 'b',
			expiresAtSeconds: expiry,
		})
		expect(it.token(tokenId).events.filter(({ kind }) => kind === 'labelled')).toHaveLength(2)
	})

	it('makes it the current one only when told to', async () => {
		const it = await world()
		const request = { connection: it.connection, value: 'b'.repeat(32) }
		value(await importToken(it.ports, request))
		expect(it.ports.history.view().current.size).toBe(0)
		const { tokenId } = value(await importToken(it.ports, { ...request, makeCurrent: true }))
		expect(it.ports.history.view().current.get(it.connection.id)).toBe(tokenId)
	})

	it.each([
		'',
		'  ',
		'two words here',
		'short',
		'x'.repeat(513),
		'a/b+c=d!a/b+c=d!',
		`${jwtStart}.\u001b[2J`,
		`${jwtStart} .x`,
	])('refuses %j without repeating it', async (text) => {
		const outcome = parseToken(text)
		expect(codeOf(outcome)).toBe('bad-token')
		if (text.trim()) expect(JSON.stringify(outcome)).not.toContain(text)
	})

	it.each([
		`"${'c'.repeat(32)}"`,
		`Authorization: Bearer ${'c'.repeat(32)}`,
		`\t${'c'.repeat(32)}\r\n`,
	])('takes off what people paste around it: %j', (text) => {
		expect(parseToken(text)).toEqual({ ok: true, value: 'c'.repeat(32) })
	})
})

describe('a token in the history', () => {
	it('is labelled anew, with nothing in the label that a terminal obeys', async () => {
		const it = await world()
		const { tokenId } = value(await issueToken(it.ports, { connection: it.connection }))
		value(await labelToken(it.ports, it.token(tokenId), `\u001b]0;x\u0007${'l'.repeat(200)}`))
		expect(it.token(tokenId).label).toMatch(/^l{79}…$/)
		value(await labelToken(it.ports, it.token(tokenId), ''))
		expect(it.token(tokenId).label).toBe('')
	})

	it('is handed out, and that is written down', async () => {
		const it = await world()
		const { tokenId } = value(await issueToken(it.ports, { connection: it.connection }))
		const held = value(await handOutToken(it.ports, it.token(tokenId), 'copied'))
		expect(held).toBe(it.server.tokens()[0]?.token)
		expect(it.token(tokenId).events.at(-1)).toMatchObject({ kind: 'handed-out', how: 'copied' })
	})
})
