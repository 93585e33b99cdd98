import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asModules } from '../../scripts/quick/as-modules.mjs'
import { quickPackages } from '../../scripts/quick/packages.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entry = `
	import { configPath } from './source/store/config-path.ts'
	import { dataFolder } from './source/store/data-folder.ts'
	process.stdout.write(JSON.stringify([configPath(process.env), dataFolder(process.env)]))`

let folder: string
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tgtoken-env-paths-'))
	await bundle('quick', [quickPackages(), asModules()])
	await bundle('as-is', [])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function bundle(name: string, plugins: Plugin[]) {
	await build({
		absWorkingDir: root,
		stdin: { contents: entry, resolveDir: root },
		outfile: join(folder, `${name}.cjs`),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		plugins,
	})
}

/** Where the configuration and the history lie, as a program with such an environment says. */
function pathsOf(name: string, env: Record<string, string>): readonly string[] {
	return JSON.parse(
		execFileSync(process.execPath, [join(folder, `${name}.cjs`)], { env, encoding: 'utf8' }),
	)
}

describe('the folders of the built program', () => {
	it.each<[string, Record<string, string>, string | undefined]>([
		['a home', { HOME: '/home/ada' }, '/home/ada/.config/tgtoken/config.json'],
		['a home with a slash', { HOME: '/home/ada/' }, '/home/ada/.config/tgtoken/config.json'],
		['an empty home', { HOME: '' }, undefined],
		['no home', {}, undefined],
		[
			'folders for each',
			{ HOME: '/h', XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d' },
			'/c/tgtoken/config.json',
		],
	])('are those of env-paths, with %s', (_what, env, config) => {
		const paths = pathsOf('quick', env)
		expect(paths).toEqual(pathsOf('as-is', env))
		if (config !== undefined) expect(paths[0]).toBe(config)
	})
})
