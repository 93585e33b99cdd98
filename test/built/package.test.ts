import { execFileSync, spawnSync } from 'node:child_process'
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

let folder: string
let packed: string[]
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tgtoken-package-'))
	// The build is fresh already: what `prepack` would do was done before the tests.
	const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
	const [{ filename, files }] = JSON.parse(
		execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
	)
	packed = files.map((file: { path: string }) => file.path)
	install(join(folder, filename))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Unpacks the tarball where npm would, with the packages it needs beside it, but asks no registry. */
function install(tarball: string) {
	const place = join(folder, 'node_modules/tgtoken')
	mkdirSync(place, { recursive: true })
	execFileSync('tar', ['-xzf', tarball, '-C', place, '--strip-components=1'])
	for (const name of Object.keys({ ...ours.dependencies, ...ours.optionalDependencies })) {
		const from = join(root, 'node_modules', name)
		const to = join(folder, 'node_modules', name)
		mkdirSync(dirname(to), { recursive: true })
		if (existsSync(from)) symlinkSync(from, to)
	}
}

/** Type-checks a program that uses the installed package; what the compiler said about it. */
function compiled(program: string): string {
	writeFileSync(join(folder, 'use.mts'), program)
	const tsc = join(root, 'node_modules/typescript/bin/tsc')
	const options = [
		'--noEmit',
		'--strict',
		'--module',
		'nodenext',
		'--types',
		'',
		'--pretty',
		'false',
	]
	const args = [tsc, ...options, 'use.mts']
	return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout
}

describe('the package', () => {
	it('holds the built program, the library and the readme, and nothing else', () => {
		const others = packed.filter((path) => !path.startsWith('dist/'))
		expect(others.sort()).toEqual(['package.json', 'readme.md'])
		expect(packed).toEqual(
			expect.arrayContaining(['dist/tgtoken', 'dist/index.js', 'dist/index.d.ts']),
		)
		expect(packed).not.toContain('dist/.stamp')
	})

	it('runs where it is installed', () => {
		const program = join(folder, 'node_modules/tgtoken/dist/tgtoken')
		const env = { ...process.env, HOME: folder, TGTOKEN_HOME: join(folder, 'home') }
		const { stdout, status } = spawnSync(program, ['list', '--json'], { env, encoding: 'utf8' })
		expect(JSON.parse(stdout)).toEqual({ tokens: [] })
		expect(status).toBe(0)
	})

	it('has types that a strict TypeScript program can use', () => {
		expect(compiled("import * as tgtoken from 'tgtoken'\nObject.keys(tgtoken)")).toBe('')
		expect(compiled("import { noSuchName } from 'tgtoken'\nnoSuchName()")).toContain('TS2305')
	})
})
