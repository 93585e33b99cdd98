import { spawnSync } from 'node:child_process'
import {
	chmodSync,
	chownSync,
	lchownSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openHistory } from '../../source/store/open-history.ts'
import { writeUserFile } from '../../source/store/user-file.ts'
import { needed } from '../needed.ts'
import { figure } from '../rounds.ts'
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

const child = fileURLToPath(new URL('writing-child.ts', import.meta.url))

/** The modes of a folder and everything in it. */
function modesIn(folder: string): Record<string, string> {
	const modeOf = (path: string) => (statSync(path).mode & 0o7777).toString(8)
	return Object.fromEntries([
		['.', modeOf(folder)],
		...readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]),
	])
}

async function filledFolder(): Promise<string> {
	const folder = freshFolder()
	for (const id of ['t1', 't2', 't3']) {
		const history = await opened({ folder, compactWhen: () => true })
		valueIn(await history.change(issueOf(id, id)))
		await history.close()
	}
	return folder
}

describe('the folder and its files', () => {
	it.each(['000', '022', '077'])('are for us alone under umask %s', (umask) => {
		const home = temporaryFolder()
		const folder = join(home, 'share', 'tgtoken')
		const run = spawnSync(process.execPath, [child, folder, 'a', '30', '', umask])
		expect(run.stderr.toString()).toBe('')
		expect(run.status).toBe(0)
		const { '.': own, ...files } = modesIn(folder)
		expect(own).toBe('700')
		expect(Object.keys(files).length).toBeGreaterThan(2)
		expect(new Set(Object.values(files))).toEqual(new Set(['600']))
		expect(modesIn(home).share).toBe('700')
	})

	it('stay so after every change, whatever somebody did meanwhile', async () => {
		const folder = freshFolder()
		const history = await opened({ folder, compactWhen: (bytes) => bytes > 1500 })
		for (let index = 0; index < 12; index++) {
			valueIn(await history.change(issueOf(`t${index}`, 'value')))
			const { '.': own, ...files } = modesIn(folder)
			expect(own).toBe('700')
			expect(new Set(Object.values(files))).toEqual(new Set(['600']))
		}
	})

	it('are mended when they were opened up, and the user is told', async () => {
		const folder = await filledFolder()
		chmodSync(folder, 0o755)
		chmodSync(join(folder, 'key'), 0o644)
		const journal = readdirSync(folder).find((name) => name.startsWith('journal')) ?? ''
		chmodSync(join(folder, journal), 0o666)
		await looking(folder, (history) => {
			expect([...history.status().notices].sort()).toEqual(
				[
					`${folder} had mode 0755; it is 0700 again.`,
					`${join(folder, 'key')} had mode 0644; it is 0600 again.`,
					`${join(folder, journal)} had mode 0666; it is 0600 again.`,
				].sort(),
			)
		})
		const { '.': own, ...files } = modesIn(folder)
		expect(own).toBe('700')
		expect(new Set(Object.values(files))).toEqual(new Set(['600']))
	})
})

describe('a trap laid in the folder', () => {
	let attacks = 0
	beforeEach(() => void attacks++)
	afterAll(() => figure('permission and link attacks', { attacks, 'written outside': 0 }))

	const names = ['key', 'history-4.json', 'journal-4.jsonl', 'journal-5.jsonl']

	it.each(names)('as a symbolic link at %s is refused and its target left alone', async (name) => {
		const folder = await filledFolder()
		const target = join(temporaryFolder(), 'precious')
		const content = filesIn(folder)[name] ?? 'precious'
		writeFileSync(target, content, { mode: 0o644 })
		if (name in filesIn(folder)) renameSync(join(folder, name), join(folder, `${name}.was`))
		symlinkSync(target, join(folder, name))
		const outcome = await openHistory({ folder })
		expect(faultIn(outcome)).toEqual({
			code: 'history-unreadable',
			place: join(folder, name),
			detail: 'it is a symbolic link',
		})
		expect(readFileSync(target, 'utf8')).toBe(content)
		expect(statSync(target).mode & 0o777).toBe(0o644)
	})

	it.each(['history-4.json', 'journal-4.jsonl'])(
		'as a hard link at %s is refused',
		async (name) => {
			const folder = await filledFolder()
			const other = join(temporaryFolder(), 'second-name')
			linkSync(join(folder, name), other)
			const before = readFileSync(other)
			expect(faultIn(await openHistory({ folder }))).toMatchObject({
				place: join(folder, name),
				detail: 'it has a second name (a hard link)',
			})
			expect(readFileSync(other)).toEqual(before)
		},
	)

	it('as a hard link to the key keeps the key shut', async () => {
		const folder = await filledFolder()
		linkSync(join(folder, 'key'), join(temporaryFolder(), 'second-name'))
		await looking(folder, async (history) => {
			expect(faultIn(await history.tokenValue('t1'))).toMatchObject({
				code: 'key-unreadable',
				detail: 'it has a second name (a hard link)',
			})
			expect(faultIn(await history.change(issueOf('t9', 'x'))).code).toBe('key-unreadable')
		})
	})

	it.each([
		['mkfifo', 'key'],
		['mkdir', 'key'],
		['mkfifo', 'history-4.json'],
		['mkdir', 'history-4.json'],
		['mkfifo', 'journal-5.jsonl'],
		['mkdir', 'journal-5.jsonl'],
	])('by %s at %s is refused and waits for nobody', async (make, name) => {
		const folder = await filledFolder()
		const path = join(folder, name)
		if (name in filesIn(folder)) renameSync(path, `${path}.was`)
		expect(spawnSync(make, [path]).status).toBe(0)
		expect(faultIn(await openHistory({ folder }))).toEqual({
			code: 'history-unreadable',
			place: path,
			detail: 'it is not a regular file',
		})
	})

	it('laid while a window is open does not lead its writing astray', async () => {
		const folder = freshFolder()
		const history = await opened({ folder, compactWhen: () => false })
		valueIn(await history.change(issueOf('t1', 'one')))
		const target = join(temporaryFolder(), 'precious')
		writeFileSync(target, 'precious')
		symlinkSync(target, join(folder, 'journal-2.jsonl'))
		expect(faultIn(await history.change([labelOf('t1', 'x')]))).toEqual({
			code: 'history-unreadable',
			place: join(folder, 'journal-2.jsonl'),
			detail: 'it is a symbolic link',
		})
		expect(readFileSync(target, 'utf8')).toBe('precious')
	})

	it('as the folder itself is refused', async () => {
		const folder = await filledFolder()
		const link = join(temporaryFolder(), 'link')
		symlinkSync(folder, link)
		expect(faultIn(await openHistory({ folder: link }))).toEqual({
			code: 'history-unreadable',
			place: link,
			detail: 'it is a symbolic link',
		})
		const file = join(temporaryFolder(), 'file')
		writeFileSync(file, 'text')
		expect(faultIn(await openHistory({ folder: file })).detail).toBe('it is not a folder')
		const below = join(file, 'history')
		expect(faultIn(await openHistory({ folder: below }))).toEqual({
			code: 'history-unreadable',
			place: below,
			detail: 'a part of the path is not a folder',
		})
	})

	it('as a symbolic link at the key while a window is open does not lead its reading astray', async () => {
		const folder = await filledFolder()
		const target = join(temporaryFolder(), 'precious')
		await looking(folder, async (history) => {
			renameSync(join(folder, 'key'), target)
			const before = readFileSync(target)
			symlinkSync(target, join(folder, 'key'))
			expect(faultIn(await history.tokenValue('t1')).detail).toBe('it is a symbolic link')
			expect(faultIn(await history.change(issueOf('t9', 'x'))).code).toBe('key-unreadable')
			expect(faultIn(await history.moveKey({ kind: 'file' })).code).toBe('key-unreadable')
			expect(readFileSync(target)).toEqual(before)
		})
	})

	it('at the name an export goes to is not followed', async () => {
		const target = join(temporaryFolder(), 'precious')
		const path = join(temporaryFolder(), 'out.json')
		writeFileSync(target, 'precious')
		symlinkSync(target, path)
		expect(faultIn(await writeUserFile(path, 'tokens')).code).toBe('file-not-written')
		symlinkSync(`${target}-not-there`, `${path}.2`)
		expect(faultIn(await writeUserFile(`${path}.2`, 'tokens')).code).toBe('file-not-written')
		expect(readdirSync(join(target, '..'))).toEqual(['precious'])
		expect(readFileSync(target, 'utf8')).toBe('precious')
	})

	describe('as somebody else’s', () => {
		needed(process.geteuid?.() === 0, 'only root can give files away')
		it.each([
			['folder', '.'],
			['key', 'key'],
			['journal', 'journal-4.jsonl'],
			['folder above', '..'],
		])('%s is refused', async (_, name) => {
			const folder = await filledFolder()
			const path = join(folder, name)
			chownSync(path, 12_345, 12_345)
			const outcome = await openHistory({ folder })
			if (outcome.ok) await outcome.value.close()
			expect(faultIn(outcome)).toMatchObject({ place: path, detail: 'it belongs to another user' })
		})

		it('link on the way is refused', async () => {
			const folder = await filledFolder()
			const link = join(temporaryFolder(), 'link')
			symlinkSync(join(folder, '..'), link)
			await looking(join(link, 'history'), (history) => {
				expect(history.view().tokens.size).toBe(3)
			})
			lchownSync(link, 12_345, 12_345)
			expect(faultIn(await openHistory({ folder: join(link, 'history') })).place).toBe(link)
		})
	})

	it('under a name of no meaning to us is left alone', async () => {
		const folder = await filledFolder()
		const target = join(temporaryFolder(), 'precious')
		writeFileSync(target, 'precious', { mode: 0o644 })
		symlinkSync(target, join(folder, 'notes.txt'))
		mkdirSync(join(folder, 'history-x.d'))
		await looking(folder, async (history) => {
			expect(history.status().notices).toEqual([])
			valueIn(await history.change([labelOf('t1', 'x')]))
		})
		expect(statSync(target).mode & 0o777).toBe(0o644)
	})
})
