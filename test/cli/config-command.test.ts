import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configFaultLines, loadConfig } from '../../source/main/load-config.ts'
import { failed } from '../../source/model/fault.ts'
import { runHere } from './run-here.ts'

const ownFolder = process.env.XDG_CONFIG_HOME
let path: string
beforeEach(async () => {
	path = join(await mkdtemp(join(tmpdir(), 'config-')), 'config.json')
})
afterEach(async () => {
	if (ownFolder === undefined) delete process.env.XDG_CONFIG_HOME
	else process.env.XDG_CONFIG_HOME = ownFolder
	await rm(join(path, '..'), { recursive: true })
})

const run = async (env: NodeJS.ProcessEnv, ...options: string[]) => {
	const loaded = await loadConfig(env)
	return runHere(failed('cancelled'), ['config', ...options], { config: async () => loaded })
}

describe('tgtoken config', () => {
	it('shows what is in force, and each fault with its line, ending with 1', async () => {
		await writeFile(path, '{\n\t"lifetime": "12h",\n\t"theme": "pink"\n}\n')
		const env = { TGTOKEN_CONFIG: path }
		const { code, stdout } = await run(env)
		expect(code).toBe(1)
		expect(stdout).toMatch(/^lifetime +12h$/m)
		expect(stdout).toContain(`${path}:3:11: theme: One of dark`)
		const json = await run(env, '--json')
		expect(json.code).toBe(1)
		expect(JSON.parse(json.stdout).config).toMatchObject({
			path,
			exists: true,
			theme: null,
			lifetimeSeconds: 43_200,
			faults: [{ line: 3, column: 11, entry: 'theme' }],
		})
	})

	it('ends with 0 where the file is in order, and where there is none', async () => {
		await writeFile(path, '{ "theme": "light" }')
		expect((await run({ TGTOKEN_CONFIG: path })).code).toBe(0)
		await rm(path)
		process.env.XDG_CONFIG_HOME = join(path, '..')
		const none = await loadConfig({})
		expect([none.path, none.isThere]).toEqual([join(path, '..', 'tgtoken', 'config.json'), false])
		expect(configFaultLines(none)).toEqual([])
	})

	it('does not pass over a file that was named and is missing, is a folder or is too large', async () => {
		const faultsOf = async (named: string) =>
			configFaultLines(await loadConfig({ TGTOKEN_CONFIG: named })).join()
		expect(await faultsOf(path)).toContain(`tgtoken: ${path}:1:1: It cannot be read`)
		expect(await faultsOf(join(path, '..'))).toContain('not a regular file')
		await writeFile(path, `{${' '.repeat(70_000)}}`)
		expect(await faultsOf(path)).toContain('larger than 64 KiB')
	})
})
