import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeCacheFolder } from '../../source/main/code-cache-folder.ts'

let home: string
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'tgtoken-home-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777

describe('the folder of compiled code', () => {
	it('is made for the user alone, whatever the umask', () => {
		const before = process.umask(0)
		const folder = codeCacheFolder({ HOME: home })
		process.umask(before)
		expect(folder).toBe(join(home, '.cache/tgtoken/code'))
		expect(modeOf(join(home, '.cache/tgtoken'))).toBe(0o700)
		expect(modeOf(join(home, '.cache/tgtoken/code'))).toBe(0o700)
	})

	it.skipIf(process.platform !== 'linux')(
		'is none where no folder can be made, as in /proc',
		() => {
			expect(codeCacheFolder({ HOME: '/proc/tgtoken' })).toBeUndefined()
		},
	)

	it('follows XDG_CACHE_HOME', () => {
		const caches = join(home, 'elsewhere')
		expect(codeCacheFolder({ HOME: home, XDG_CACHE_HOME: caches })).toBe(
			join(caches, 'tgtoken/code'),
		)
		expect(existsSync(join(home, '.cache'))).toBe(false)
	})

	it.each(['.cache', '.cache/tgtoken', '.cache/tgtoken/code'])(
		'is not used when others can write to %s',
		(open) => {
			mkdirSync(join(home, '.cache/tgtoken/code'), { recursive: true, mode: 0o700 })
			chmodSync(join(home, open), 0o777)
			expect(codeCacheFolder({ HOME: home })).toBeUndefined()
		},
	)

	it('is not used when a link leads to where others can write', () => {
		mkdirSync(join(home, 'open/code'), { recursive: true })
		chmodSync(join(home, 'open'), 0o777)
		mkdirSync(join(home, '.cache'))
		symlinkSync(join(home, 'open'), join(home, '.cache/tgtoken'))
		expect(codeCacheFolder({ HOME: home })).toBeUndefined()
	})

	it('is used through a link that leads to a safe place', () => {
		mkdirSync(join(home, 'disk'), { mode: 0o700 })
		symlinkSync(join(home, 'disk'), join(home, '.cache'))
		expect(codeCacheFolder({ HOME: home })).toBe(join(home, '.cache/tgtoken/code'))
	})

	it.each([{}, { HOME: '' }, { HOME: 'relative' }, { HOME: '/dev/null' }])(
		'is done without in a place like %o',
		(env) => {
			expect(codeCacheFolder(env)).toBeUndefined()
		},
	)
})
