import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { failed, ok } from '../../source/model/fault.ts'
import { type Keyring, systemKeyring } from '../../source/store/system-keyring.ts'
import type { KeyPlace } from '../../source/work/key-place.ts'
import { hookedDisk } from './hooked-disk.ts'
import {
	faultIn,
	filesIn,
	freshFolder,
	issueOf,
	labelOf,
	looking,
	opened,
	temporaryFolder,
	valueIn,
} from './store-world.ts'

const words = 'correct horse battery staple'
const other = 'another passphrase'
const passphrase = (text: string): KeyPlace => ({ kind: 'passphrase', passphrase: text })

/** A keyring that keeps what it is given, and counts how often it is asked. */
function aKeyring() {
	const held = new Map<string, string>()
	const keyring: Keyring = {
		get: async (account) => ok(held.get(account) ?? null),
		set: async (account, secret) => {
			held.set(account, secret)
			return ok(undefined)
		},
		remove: async (account) => {
			held.delete(account)
			return ok(undefined)
		},
	}
	return { held, keyring }
}

/** A history of one token, whose key was put to a place. */
async function folderWith(place: KeyPlace, keyring: Keyring = aKeyring().keyring) {
	const folder = freshFolder()
	const history = await opened({ folder, keyring })
	valueIn(await history.change(issueOf('t1', 'value of t1')))
	valueIn(await history.moveKey(place))
	await history.close()
	return folder
}

const saying = (...said: string[]) => {
	let asked = 0
	const askPassphrase = async () => {
		const text = said[asked++]
		return text === undefined ? failed('wrong-passphrase') : ok(text)
	}
	return { askPassphrase, timesAsked: () => asked }
}

describe('a key under a passphrase', () => {
	it('opens with the passphrase alone, which is asked for once a run and only when needed', async () => {
		const folder = await folderWith(passphrase(words))
		const { askPassphrase, timesAsked } = saying(words)
		const history = await opened({ folder, askPassphrase })
		expect(history.status().keyPlace).toBe('passphrase')
		valueIn(await history.change([labelOf('t1', 'needs no key')]))
		expect(timesAsked()).toBe(0)
		const [one, two] = await Promise.all([history.tokenValue('t1'), history.tokenValue('t1')])
		expect([valueIn(one), valueIn(two)]).toEqual(['value of t1', 'value of t1'])
		valueIn(await history.change(issueOf('t2', 'value of t2')))
		expect(valueIn(await history.tokenValue('t2'))).toBe('value of t2')
		expect(timesAsked()).toBe(1)
	})

	it('stays shut to a wrong one and to nobody, and the history can be read all the same', async () => {
		const folder = await folderWith(passphrase(words))
		const wrong = await opened({ folder, ...saying('wrong', 'wrong again') })
		expect(faultIn(await wrong.tokenValue('t1'))).toEqual({ code: 'wrong-passphrase' })
		expect(faultIn(await wrong.change(issueOf('t2', 'x'))).code).toBe('wrong-passphrase')
		expect([...wrong.view().tokens.keys()]).toEqual(['t1'])
		const right = await opened({ folder, ...saying('wrong', words) })
		expect(valueIn(await right.tokenValue('t1'))).toBe('value of t1')
		await looking(folder, async (history) => {
			expect(history.status().notices).toEqual([])
			expect(faultIn(await history.tokenValue('t1')).code).toBe('passphrase-needed')
			expect(faultIn(await history.unlock()).code).toBe('passphrase-needed')
		})
	})

	it('is the same passphrase however its letters are composed', async () => {
		const folder = await folderWith(passphrase('caf\u00e9'))
		const history = await opened({ folder, ...saying('cafe\u0301') })
		valueIn(await history.unlock())
	})

	it('has neither key nor passphrase in any file', async () => {
		const before = freshFolder()
		const history = await opened({ folder: before })
		valueIn(await history.change(issueOf('t1', 'value of t1')))
		const { keys } = JSON.parse(readFileSync(join(before, 'key'), 'utf8'))
		valueIn(await history.moveKey(passphrase(words)))
		const texts = Object.values(filesIn(before)).join('\n')
		for (const secret of [keys[0].key, words]) expect(texts).not.toContain(secret)
		expect(JSON.parse(readFileSync(join(before, 'key'), 'utf8')).scrypt).toMatchObject({
			n: 65_536,
			r: 8,
			p: 1,
		})
	})

	it('does not open when anything of its file is another', async () => {
		const folder = await folderWith(passphrase(words))
		const text = readFileSync(join(folder, 'key'), 'utf8')
		const file = JSON.parse(text)
		const changed = [
			{ ...file, scrypt: { ...file.scrypt, salt: 'A'.repeat(22) } },
			{ ...file, scrypt: { ...file.scrypt, n: 2 ** 30 } },
			{ ...file, sealed: `${file.sealed.slice(0, -2)}AA` },
			{ ...file, place: 'keyring', account: 'x' },
			{ ...file, schema: 3 },
		]
		for (const one of changed) {
			writeFileSync(join(folder, 'key'), JSON.stringify(one))
			const history = await opened({ folder, keyring: aKeyring().keyring, ...saying(words) })
			expect(['wrong-passphrase', 'key-unreadable']).toContain(
				faultIn(await history.tokenValue('t1')).code,
			)
			expect((await history.change(issueOf('t2', 'x'))).ok).toBe(false)
			await history.close()
		}
	}, 30_000)
})

describe('a key in the keyring', () => {
	it('opens from there, leaves nothing behind when it moves on, and is not asked before', async () => {
		const { held, keyring } = aKeyring()
		const folder = await folderWith({ kind: 'keyring' }, keyring)
		expect(held.size).toBe(1)
		const history = await opened({ folder, keyring })
		expect(history.status().keyPlace).toBe('system keyring')
		expect(valueIn(await history.tokenValue('t1'))).toBe('value of t1')
		valueIn(await history.moveKey({ kind: 'keyring' }))
		expect(held.size).toBe(1)
		valueIn(await history.moveKey({ kind: 'file' }))
		expect(held.size).toBe(0)
		await looking(folder, async (again) => {
			expect(again.status().keyPlace).toBe('file 0600')
			expect(valueIn(await again.tokenValue('t1'))).toBe('value of t1')
		})
	})

	it('is not moved to one that forgets or is not there, and says so when it is gone', async () => {
		const { held, keyring } = aKeyring()
		const folder = await folderWith({ kind: 'file' })
		const before = filesIn(folder)
		const forgets = { ...keyring, get: async () => ok(null) }
		const history = await opened({ folder, keyring: forgets })
		expect(faultIn(await history.moveKey({ kind: 'keyring' }))).toMatchObject({
			code: 'keyring-unavailable',
		})
		expect(filesIn(folder)).toEqual(before)
		expect(held.size).toBe(0)
		await history.close()
		const moved = await opened({ folder, keyring })
		valueIn(await moved.moveKey({ kind: 'keyring' }))
		held.clear()
		const again = await opened({ folder, keyring })
		expect(faultIn(await again.tokenValue('t1'))).toMatchObject({
			code: 'key-unreadable',
			detail: 'the key is not in the system keyring',
		})
	})

	it('that does not answer is a fault after a while, even where it stops whoever asks', async () => {
		const program = join(temporaryFolder(), 'stuck.cjs')
		writeFileSync(program, 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)')
		const stuck = systemKeyring({ program, waitMs: 200 })
		expect(faultIn(await stuck.get('a'))).toEqual({
			code: 'keyring-unavailable',
			detail: 'it does not answer',
		})
	})

	it('is the Secret Service on Linux, or a sentence: never the keys of the kernel', async ({
		skip,
	}) => {
		skip(process.platform !== 'linux', 'other systems have one keyring each')
		vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${temporaryFolder()}/none`)
		onTestFinished(() => void vi.unstubAllEnvs())
		expect(faultIn(await systemKeyring({ waitMs: 20_000 }).get('a')).detail).toBe(
			'there is no session bus, as over SSH',
		)
	})

	it('whose package is not installed, or which is not there at all, is a fault', async () => {
		const program = join(temporaryFolder(), 'keyring-program.ts')
		cpSync(join(import.meta.dirname, '../../source/store/keyring-program.ts'), program)
		const missing = systemKeyring({ program, waitMs: 20_000 })
		expect(faultIn(await missing.set('a', 'b')).detail).toContain('is missing')
		const nowhere = systemKeyring({ program: `${program}.none` })
		expect(faultIn(await nowhere.remove('a')).detail).toContain('single file')
	})
})

describe('moving a key', () => {
	it('takes another passphrase, and the one before no longer opens it', async () => {
		const folder = await folderWith(passphrase(words))
		const history = await opened({ folder, ...saying(words) })
		valueIn(await history.moveKey(passphrase(other)))
		await history.close()
		const again = await opened({ folder, ...saying(other) })
		expect(valueIn(await again.tokenValue('t1'))).toBe('value of t1')
		const late = await opened({ folder, ...saying(words) })
		expect(faultIn(await late.tokenValue('t1')).code).toBe('wrong-passphrase')
	})

	it('shuts no other window out, which goes on without asking', async () => {
		const folder = await folderWith({ kind: 'file' })
		const here = await opened({ folder, ...saying() })
		expect(valueIn(await here.tokenValue('t1'))).toBe('value of t1')
		const there = await opened({ folder })
		valueIn(await there.moveKey(passphrase(words)))
		valueIn(await here.change(issueOf('t2', 'sealed after the move')))
		expect(here.status().keyPlace).toBe('passphrase')
		const last = await opened({ folder, ...saying(words) })
		expect(valueIn(await last.tokenValue('t2'))).toBe('sealed after the move')
	})

	it('is seen by the windows that are open, which go on even if they never needed it before', async () => {
		const folder = await folderWith({ kind: 'file' })
		const here = await opened({ folder, ...saying() })
		const told = () =>
			new Promise<string>((resolve) => {
				const stop = here.onChange(() => {
					stop()
					resolve(here.status().keyPlace)
				})
			})
		here.onChange(() => {})
		const there = await opened({ folder })
		const first = told()
		valueIn(await there.change([labelOf('t1', 'stirs')]))
		expect(await first).toBe('file 0600')
		const second = told()
		valueIn(await there.moveKey(passphrase(words)))
		expect(await second).toBe('passphrase')
		valueIn(await here.change(issueOf('t2', 'sealed after the move')))
		await there.catchUp()
		expect(valueIn(await there.tokenValue('t2'))).toBe('sealed after the move')
	})

	it('that ends half-way leaves the key where it was or where it was to be', async () => {
		const { keyring } = aKeyring()
		const places: KeyPlace[] = [{ kind: 'keyring' }, { kind: 'file' }]
		for (let nth = 1; ; nth++) {
			const folder = await folderWith({ kind: 'file' })
			let calls = 0
			let isArmed = false
			const disk = hookedDisk(({ path }) => {
				if (isArmed && ++calls === nth) throw Object.assign(new Error(path), { code: 'EIO' })
				return undefined
			})
			const history = await opened({ folder, disk, keyring })
			isArmed = true
			const outcomes = []
			for (const place of places) outcomes.push(await history.moveKey(place))
			isArmed = false
			await history.close()
			const again = await opened({ folder, keyring })
			expect(valueIn(await again.tokenValue('t1'))).toBe('value of t1')
			expect(Object.keys(filesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
			expect(again.status().notices).toEqual([])
			await again.close()
			if (calls < nth) {
				expect(outcomes.every(({ ok }) => ok)).toBe(true)
				expect(nth).toBeGreaterThan(20)
				return
			}
		}
	})
})
