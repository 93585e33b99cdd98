import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSealedText, openText, sealText } from '../../source/store/sealed-export.ts'
import { readUserFile, writeUserFile } from '../../source/store/user-file.ts'
import { exportHistory } from '../../source/work/export-history.ts'
import { importHistory } from '../../source/work/import-history.ts'
import {
	aConnection,
	faultIn,
	freshFolder,
	issueOf,
	labelOf,
	opened,
	temporaryFolder,
	valueIn,
	wholeOf,
} from './store-world.ts'

const nowMs = () => 1_700_000_000_000

async function filled() {
	const history = await opened({ folder: freshFolder() })
	const connection = aConnection()
	const credentials = { secret: 'CANARY-secret', password: 'CANARY-password' }
	valueIn(await history.change([{ kind: 'connection', connection, credentials }]))
	for (const id of ['t1', 't2']) valueIn(await history.change(issueOf(id, `value of ${id}`)))
	valueIn(await history.change([labelOf('t1', 'loader')]))
	valueIn(await history.change([{ kind: 'current', connectionId: connection.id, tokenId: 't1' }]))
	return history
}

describe('an export', () => {
	it('comes back elsewhere as it was, with its tokens where they were asked for', async () => {
		const history = await filled()
		const plain = valueIn(await exportHistory({ history, nowMs }, { withTokens: false }))
		const whole = valueIn(await exportHistory({ history, nowMs }, { withTokens: true }))
		expect(JSON.stringify(plain)).not.toContain('value of')
		for (const one of [plain, whole]) expect(JSON.stringify(one)).not.toContain('CANARY')
		const other = await opened({ folder: freshFolder() })
		expect(valueIn(await importHistory({ history: other }, plain))).toEqual({
			connections: 1,
			tokens: 2,
			extended: 0,
			values: 0,
		})
		expect(faultIn(await other.tokenValue('t1')).code).toBe('token-not-held')
		expect(valueIn(await importHistory({ history: other }, whole))).toEqual({
			connections: 0,
			tokens: 0,
			extended: 2,
			values: 2,
		})
		const { tokens, current } = wholeOf(history)
		expect(wholeOf(other)).toMatchObject({ tokens, current })
		expect(valueIn(await other.tokenValue('t2'))).toBe('value of t2')
		const before = other.view()
		expect(valueIn(await importHistory({ history: other }, whole))).toMatchObject({ extended: 0 })
		expect(other.view()).toBe(before)
	})

	it('finds its connection by name and URL, and another name where its own is taken', async () => {
		const exported = valueIn(
			await exportHistory({ history: await filled(), nowMs }, { withTokens: false }),
		)
		const same = await opened({ folder: freshFolder() })
		const here = aConnection({ id: 'chere' })
		valueIn(await same.change([{ kind: 'connection', connection: here }]))
		valueIn(await importHistory({ history: same }, exported))
		expect([...same.view().connections.keys()]).toEqual(['chere'])
		expect(same.view().tokens.get('t1')?.connectionId).toBe('chere')
		expect(same.view().current.get('chere')).toBe('t1')
		const taken = await opened({ folder: freshFolder() })
		const another = aConnection({ id: 'chere', url: 'http://127.0.0.2:9000' })
		valueIn(await taken.change([{ kind: 'connection', connection: another }]))
		valueIn(await importHistory({ history: taken }, exported))
		expect([...taken.view().connections.values()].map(({ name }) => name)).toEqual(['lab', 'lab-2'])
	})

	it('brings no connection along that could not be typed', async () => {
		const exported = valueIn(
			await exportHistory({ history: await filled(), nowMs }, { withTokens: false }),
		)
		const [connection] = exported.connections
		const history = await opened({ folder: freshFolder() })
		for (const about of [{ url: 'javascript:alert(1)' }, { name: 'two words' }]) {
			const bad = { ...exported, connections: [{ ...aConnection(), ...connection, ...about }] }
			expect(faultIn(await importHistory({ history }, bad)).code).toBe('file-unreadable')
		}
		expect(history.view().tokens.size).toBe(0)
	})
})

describe('a sealed file', () => {
	it('opens with its passphrase alone, and not when a byte of it is another', async () => {
		const sealed = await sealText('the text', 'the passphrase')
		expect(isSealedText(sealed)).toBe(true)
		expect(isSealedText('{"format":"tgtoken-history-1"}')).toBe(false)
		expect(sealed).not.toContain('the text')
		expect(valueIn(await openText(sealed, 'the passphrase'))).toBe('the text')
		expect(faultIn(await openText(sealed, 'another one')).code).toBe('wrong-passphrase')
		const changed = sealed.replace(
			/"sealed":"(.*)(.)"}/,
			(_, start, last) => `"sealed":"${start.slice(0, -2)}${last}AA"}`,
		)
		expect((await openText(changed, 'the passphrase')).ok).toBe(false)
		expect(faultIn(await openText('{}', 'x')).code).toBe('file-unreadable')
	})
})

describe('a file of the user', () => {
	it('is made for the user alone and replaces nothing', async () => {
		const path = join(temporaryFolder(), 'out')
		valueIn(await writeUserFile(path, 'text'))
		expect(statSync(path).mode & 0o777).toBe(0o600)
		expect(valueIn(await readUserFile(path))).toBe('text')
		writeFileSync(path, 'mine')
		expect(faultIn(await writeUserFile(path, 'text'))).toMatchObject({
			code: 'file-not-written',
			detail: 'there is one already',
		})
		expect(valueIn(await readUserFile(path))).toBe('mine')
		expect(faultIn(await readUserFile(`${path}.not`)).code).toBe('file-unreadable')
	})
})
