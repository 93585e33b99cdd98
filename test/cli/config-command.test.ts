import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configFaultLines, loadConfig } from '../../source/main/load-config.ts'
import { failed } from '../../source/model/fault.ts'
import { cliWorlds, runProgram } from './cli-world.ts'
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

describe('its lifetime', () => {
	const world = cliWorlds()

	it('is that of tokens where neither the option nor the connection says another', async () => {
		const it = await world()
		await writeFile(path, '{ "lifetime": "3h" }')
		const env = { ...it.env, TGTOKEN_CONFIG: path }
		const address = [...it.address, '--secret-env', 'OWN']
		const run = (...args: string[]) => runProgram(args, { ...env, OWN: it.secret })
		const added = [
			await run('connections', 'add', 'plain', ...address),
			await run('connections', 'add', 'own', ...address, '--default-lifetime', '5h'),
		]
		expect(added.map(({ code }) => code)).toEqual([0, 0])
		const hoursLeft = async (...args: string[]) => {
			const { token } = JSON.parse((await run(...args, '--json')).stdout)
			return Math.round((token.expiresAtSeconds - Date.now() / 1000) / 3600)
		}
		expect(await hoursLeft('issue', 'plain')).toBe(3)
		expect(await hoursLeft('refresh', 'plain')).toBe(3)
		expect(await hoursLeft('issue', 'plain', '--lifetime', '1h')).toBe(1)
		expect(await hoursLeft('issue', 'own')).toBe(5)
		expect((await run('token', 'plain', '--min-ttl', '4h')).code).toBe(2)
	})
})
