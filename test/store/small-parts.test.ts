import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dataFolder } from '../../source/store/data-folder.ts'
import { newId } from '../../source/store/new-id.ts'
import { readCredentialFile } from '../../source/store/read-credential-file.ts'
import { faultIn, temporaryFolder, valueIn } from './store-world.ts'

describe('a new id', () => {
	it('is a letter and eleven characters nobody confuses, and never comes twice', () => {
		const ids = Array.from({ length: 20_000 }, () => newId('token'))
		expect(new Set(ids).size).toBe(ids.length)
		for (const id of ids) expect(id).toMatch(/^t[0-9a-hjkmnp-tv-z]{11}$/)
		expect(newId('connection')).toMatch(/^c.{11}$/)
		expect(newId('event')).toMatch(/^e.{11}$/)
		expect(new Set(ids.join(''))).toHaveLength(32)
	})
})

describe('the data folder', () => {
	const script = `import { dataFolder } from ${JSON.stringify(
		fileURLToPath(new URL('../../source/store/data-folder.ts', import.meta.url)),
	)}; console.log(dataFolder(process.env))`
	const inEnv = (env: Record<string, string>) =>
		spawnSync(process.execPath, ['--input-type=module', '-e', script], { env })
			.stdout.toString()
			.trim()

	it('is what TGTOKEN_HOME says, made absolute', () => {
		expect(dataFolder({ TGTOKEN_HOME: '/srv/tokens' })).toBe('/srv/tokens')
		expect(dataFolder({ TGTOKEN_HOME: 'tokens' })).toBe(join(process.cwd(), 'tokens'))
	})

	it('is the platform’s otherwise', ({ skip }) => {
		skip(process.platform !== 'linux', 'XDG_DATA_HOME counts on Linux')
		expect(inEnv({ XDG_DATA_HOME: '/data', HOME: '/home/ann' })).toBe('/data/tgtoken')
		expect(inEnv({ HOME: '/home/ann', TGTOKEN_HOME: '' })).toBe('/home/ann/.local/share/tgtoken')
		expect(dataFolder({}).endsWith('/tgtoken')).toBe(true)
		expect(homedir()).not.toBe('')
	})
})

describe('a credential file', () => {
	const fileWith = (content: string | Buffer) => {
		const path = join(temporaryFolder(), 'secret')
		writeFileSync(path, content)
		return path
	}

	it.each([
		['hush', 'hush'],
		['hush\n', 'hush'],
		['hush\r\n', 'hush'],
		['hush\n\n', 'hush\n'],
		[' hush ', ' hush '],
		['', ''],
		['x'.repeat(65_536), 'x'.repeat(65_536)],
	])('is its text without one newline at the end (%#)', async (content, secret) => {
		expect(valueIn(await readCredentialFile(fileWith(content)))).toBe(secret)
	})

	it('may be a link to a file', async () => {
		const link = join(temporaryFolder(), 'link')
		symlinkSync(fileWith('hush'), link)
		expect(valueIn(await readCredentialFile(link))).toBe('hush')
	})

	it('is refused with its path and the cause, and nothing of its content', async () => {
		const folder = temporaryFolder()
		mkdirSync(join(folder, 'folder'))
		spawnSync('mkfifo', [join(folder, 'pipe')])
		const cases = [
			[join(folder, 'none'), 'it is not there'],
			[join(folder, 'folder'), 'it is not a regular file'],
			[join(folder, 'pipe'), 'it is not a regular file'],
			[fileWith('x'.repeat(65_537)), 'it is larger than 64 KiB'],
			[fileWith(Buffer.from([0x68, 0xff, 0xfe])), 'it is not UTF-8 text'],
		] as const
		for (const [place, detail] of cases) {
			const fault = faultIn(await readCredentialFile(place))
			expect(fault).toEqual({ code: 'file-unreadable', place, detail })
		}
	})
})
