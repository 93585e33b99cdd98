import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cliWorlds } from './cli-world.ts'
import { runInside } from './run-inside.ts'

const world = cliWorlds(runInside)
const words = 'correct horse battery staple'

describe('tgtoken key', () => {
	it('puts the key under a passphrase that a file or a descriptor tells, and back again', async () => {
		const { run, addLab, env, home, said } = await world()
		await addLab()
		expect((await run(['key', '--json'])).json()).toEqual({ keyPlace: 'file 0600', moved: false })
		const short = await run(['key', 'passphrase', '--passphrase-stdin'], 'short')
		expect([short.code, short.stderr.includes('8 characters')]).toEqual([2, true])
		const moved = await run(['key', 'passphrase', '--passphrase-stdin'], words)
		expect(moved.stdout).toBe('The key of the history: passphrase; it was: file 0600.\n')
		expect((await run(['info', '--json'])).json().info).toMatchObject({ keyPlace: 'passphrase' })
		const shut = await run(['issue', 'lab', '--json'])
		expect([shut.code, shut.json().error.code]).toEqual([1, 'passphrase-needed'])
		expect((await run(['list'])).code).toBe(0)
		const path = join(home, '..', 'words')
		writeFileSync(path, 'wrong words\n')
		env.TGTOKEN_PASSPHRASE_FILE = path
		expect((await run(['issue', 'lab', '--json'])).json().error.code).toBe('wrong-passphrase')
		writeFileSync(path, `${words}\n`)
		expect((await run(['issue', 'lab'])).code).toBe(0)
		expect((await run(['key', 'file'])).stdout).toContain('file 0600; it was: passphrase')
		delete env.TGTOKEN_PASSPHRASE_FILE
		expect((await run(['issue', 'lab'])).code).toBe(0)
		expect((await run(['key', 'cellar'])).code).toBe(2)
		expect(said()).not.toContain(words)
	})
})

describe('tgtoken history', () => {
	it('is exported, with its tokens and sealed only where asked, and imported elsewhere', async () => {
		const { run, addLab, home, server } = await world()
		await addLab()
		await run(['issue', 'lab', '--label', 'loader'])
		const token = server.tokens()[0]?.token ?? 'none'
		const plain = await run(['history', 'export'])
		expect(plain.stdout).not.toContain(token)
		expect(plain.stdout).toContain('"label":"loader"')
		expect((await run(['history', 'export', '--csv'])).stdout).toContain('loader')
		const path = join(home, '..', 'backup')
		const write = ['history', 'export', '--with-tokens', '--sealed', '--to', path]
		const written = await run([...write, '--passphrase-stdin', '--json'], words)
		expect(written.json()).toMatchObject({ written: path, tokens: 1, connections: 1, sealed: true })
		expect(statSync(path).mode & 0o777).toBe(0o600)
		expect(readFileSync(path, 'utf8')).not.toContain(token)
		expect((await run([...write, '--passphrase-stdin'], words)).code).toBe(1)
		const other = await world()
		const wrong = ['history', 'import', path, '--passphrase-stdin', '--json']
		const refused = (await other.run(wrong, 'another phrase')).json().error
		expect(refused.code).toBe('wrong-passphrase')
		expect(refused.message).toBe(`That passphrase does not open the file at ${path}.`)
		expect((await other.run(wrong, words)).json()).toMatchObject({ tokens: 1, values: 1 })
		const shown = await other.run(['list', '--show', '--json'])
		expect(shown.json().tokens).toMatchObject([{ label: 'loader', value: token }])
		const no = await other.run(['history', 'import', join(home, '..', 'nothing'), '--json'])
		expect([no.code, no.json().error.code]).toEqual([1, 'file-unreadable'])
	})

	it('is verified and repaired, and says so with its exit code', async () => {
		const { run, addLab, home } = await world()
		await addLab()
		await run(['issue', 'lab'])
		const well = await run(['history', 'verify'])
		expect([well.code, well.stdout.includes('All is well.')]).toEqual([0, true])
		writeFileSync(
			join(home, 'key'),
			readFileSync(join(home, 'key'), 'utf8').replace('"key":"', '"key":"x'),
		)
		const shut = await run(['history', 'verify', '--json'])
		expect([shut.code, shut.json()]).toMatchObject([4, { well: false, shut: 2 }])
		expect((await run(['history', 'repair', '--json'])).json()).toMatchObject({ recovered: 0 })
	})

	it('is pruned by age after a preview', async () => {
		const { run, addLab } = await world()
		await addLab()
		await run(['issue', 'lab', '--label', 'stays'])
		const token = 'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb'
		await run(['import', 'lab', '--token-stdin', '--expires', '2020-01-01T00:00:00Z'], token)
		expect((await run(['history', 'prune'])).code).toBe(2)
		const none = await run(['history', 'prune', '--older-than', '5000w'])
		expect(none.stdout).toContain('Nothing of 2 tokens')
		const preview = await run(['history', 'prune', '--older-than', '90d', '--json'])
		expect(preview.json()).toMatchObject({ pruned: 0, prunable: 1, kept: 2 })
		expect((await run(['list', '--json'])).json().tokens).toHaveLength(2)
		const done = await run(['history', 'prune', '--older-than', '90d', '--yes'])
		expect(done.stdout).toContain('Took 1 of 2 tokens out of the history.')
		expect((await run(['list', '--json'])).json().tokens).toMatchObject([{ label: 'stays' }])
	})
})
