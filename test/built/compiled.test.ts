import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needed } from '../needed.ts'
import { modulesOfNode } from './modules-of-node.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
const shipped = join(root, `node_modules/node-linux-${process.arch}/bin/node`)
const isShipped = existsSync(shipped)
/** Loaded into the program: tells of each part whether V8 takes what was compiled, and how much more that is than nothing run. */
const asking = `
	const { readFileSync } = require('node:fs')
	const vm = require('node:vm')
	const { dist, parts, folder } = JSON.parse(process.env.ASKED)
	const answers = parts.map((name) => {
		const text = readFileSync(dist + '/' + name, 'utf8')
		const cachedData = readFileSync(folder + '/' + name.replace('.cjs', '.bin'))
		const { cachedDataRejected } = new vm.Script(text, { cachedData })
		// Another text, or V8 answers with what it has been given.
		const fresh = new vm.Script(text + ' ').createCachedData()
		return [name, cachedDataRejected, cachedData.length / fresh.length]
	})
	process.stdout.write(JSON.stringify(answers))
	process.exit()`

describe('what was compiled of the parts when they were built', () => {
	needed(isShipped, `it is made for ${shipped}, which is not installed`)
	let home: string
	beforeAll(() => {
		home = mkdtempSync(join(tmpdir(), 'tgtoken-compiled-'))
	})
	afterAll(() => rmSync(home, { recursive: true, force: true }))

	const run = (program: string, args: string[], more: Record<string, string> = {}) => {
		const env = { PATH: process.env.PATH, HOME: home, ...more }
		return spawnSync(program, args, { env, encoding: 'utf8' })
	}

	it('is what the program that is started takes, of every part', () => {
		const [name = ''] = readdirSync(join(dist, 'compiled'))
		const folder = join(dist, 'compiled', name)
		const parts = readdirSync(folder).map((binary) => binary.replace(/bin$/, 'cjs'))
		expect(JSON.parse(run(join(dist, 'tgtoken'), ['info', '--json']).stdout).info.codeCache).toBe(
			folder,
		)
		expect(name).toBe(`linux-${process.arch}-${process.versions.node}`)
		const hook = join(home, 'ask.cjs')
		writeFileSync(hook, asking)
		const { stdout } = run(join(dist, 'tgtoken'), ['list'], {
			NODE_OPTIONS: `--require=${hook}`,
			ASKED: JSON.stringify({ dist, parts, folder }),
		})
		const answers: [string, boolean, number][] = JSON.parse(stdout)
		expect(answers.map(([part]) => part)).toEqual(
			expect.arrayContaining([
				'everyday.cjs',
				'commands.cjs',
				'opening.cjs',
				'screens.cjs',
				'ink.cjs',
				'client.cjs',
			]),
		)
		expect(answers.filter(([, isRejected]) => isRejected)).toEqual([])
		// What a run needs is in it, and not only what loading needs.
		const sizes = Object.fromEntries(answers.map(([part, , size]) => [part, size]))
		for (const part of ['everyday.cjs', 'commands.cjs', 'opening.cjs', 'screens.cjs', 'ink.cjs']) {
			expect(sizes[part]).toBeGreaterThan(1.5)
		}
	})

	it('has Node load nothing more for a list than what runs it', () => {
		const env = { PATH: process.env.PATH, HOME: home }
		const { status, modules } = modulesOfNode(join(dist, 'tgtoken'), ['list'], env)
		expect([status, modules]).toEqual([0, ['NativeModule vm']])
	})

	it('is done without where V8 has other options', () => {
		const { stdout, stderr } = run(shipped, [
			'--no-opt',
			join(dist, 'tgtoken.cjs'),
			'list',
			'--json',
		])
		expect(stderr).toBe('')
		expect(JSON.parse(stdout)).toEqual({ tokens: [] })
	})

	it('is not believed by another Node, which keeps what it compiles', () => {
		const other = join(home, 'node')
		copyFileSync(shipped, other)
		const code = join(home, '.cache/tgtoken/code')
		expect(existsSync(code)).toBe(false)
		const { stdout, stderr } = run(other, [join(dist, 'tgtoken.cjs'), 'list', '--json'])
		expect(stderr).toBe('')
		expect(JSON.parse(stdout)).toEqual({ tokens: [] })
		expect(readdirSync(code, { recursive: true }).length).toBeGreaterThan(1)
	})

	it('is no need of an older Node, which keeps nothing', () => {
		const other = join(home, 'older')
		copyFileSync(shipped, other)
		const hook = join(home, 'older.cjs')
		writeFileSync(
			hook,
			"const of = require('node:module'); delete of.enableCompileCache; delete of.flushCompileCache",
		)
		const args = ['--require', hook, join(dist, 'tgtoken.cjs'), 'list', '--json']
		const { stdout, stderr } = run(other, args, { XDG_CACHE_HOME: join(home, 'none') })
		expect(stderr).toBe('')
		expect(JSON.parse(stdout)).toEqual({ tokens: [] })
	})
})
