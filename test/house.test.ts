import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { houseFaults, importsOf, placeFaults, type SourceFile, testFaults } from './house-rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** The text files of the checkout under these names, as far as they exist. */
function filesOf(...names: string[]): SourceFile[] {
	return names.flatMap((name) => {
		const path = join(root, name)
		if (!existsSync(path)) return []
		return readdirSync(dirname(path), { withFileTypes: true })
			.filter((entry) => entry.name === basename(path))
			.flatMap((entry) => (entry.isDirectory() ? below(path) : [path]))
			.map((file) => ({
				path: relative(root, file).split(sep).join('/'),
				text: readFileSync(file, 'utf8'),
			}))
	})
}

function below(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
}

describe('the house', () => {
	it('has rooms that import only what they may, in short files with documented exports', () => {
		const program = filesOf('cli.tsx', 'source').filter((file) => /\.tsx?$/.test(file.path))
		expect(program.length).toBeGreaterThan(0)
		expect(program.flatMap(houseFaults)).toEqual([])
	})

	it('has tests that neither sleep nor mock modules nor keep snapshots nor leave tests out', () => {
		const tests = filesOf('test').filter((file) => !file.path.startsWith('test/house'))
		expect(tests.flatMap(testFaults)).toEqual([])
	})

	it('names nothing that lies beside the checkout', () => {
		const own = basename(root)
		const neighbours = readdirSync(dirname(root)).filter((name) => name !== own)
		const rootFiles = readdirSync(root, { withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name !== '.git')
			.map((entry) => entry.name)
		const all = filesOf('source', 'test', 'scripts', 'bench', 'docs', '.ci', ...rootFiles)
		const ours = all.filter((file) => !file.path.startsWith('test/house'))
		expect(ours.flatMap((file) => placeFaults(file, root, neighbours))).toEqual([])
	})
})

describe('the rules of the house', () => {
	const faultsOf = (path: string, text: string) => houseFaults({ path, text })

	it.each([
		['source/model/token.ts', "import { a } from '../store/a.ts'", 'model must not know store'],
		['source/work/issue.ts', "import { a } from '../rest/a.ts'", 'work must not know rest'],
		['source/rest/a.ts', "import { a } from '../work/a.ts'", 'only types from work'],
		['source/rest/a.ts', "import { type A, b } from '../work/a.ts'", 'only types from work'],
		['source/app/a.ts', "import { a } from '../ui/a.tsx'", 'app must not know ui'],
		['source/ui/a.ts', "export { a } from '../work/a.ts'", 'ui must not know work'],
		['source/ui/a.ts', "import { a } from '../ink/a.tsx'", 'ui must not know ink'],
		['source/cli/a.ts', "const a = await import('../app/keys.ts')", 'cli must not know app'],
		['source/sim/a.ts', "import '../model/a.ts'", 'sim must not know model'],
		['source/attic/a.ts', "import { a } from '../model/a.ts'", 'there is no room attic'],
		['source/store/a.ts', "import ky from 'ky'", 'store may not use this package'],
		['source/rest/a.ts', "import { Low } from 'lowdb/node'", 'rest may not use this package'],
		['source/app/a.ts', "import { useState } from 'react'", 'app may not use this package'],
		['source/ui/a.ts', "import { Text } from 'ink'", 'ui may not use this package'],
		['cli.tsx', "import { render } from 'ink'", 'may not use this package'],
		['source/cli/a.ts', "import { readFileSync } from 'node:fs'", 'only store and main may'],
		['source/cli/a.ts', "const fs = require('node:fs/promises')", 'only store and main may'],
		['source/work/a.ts', "import { hash } from 'node:crypto'", 'work must not depend on Node'],
		['source/model/a.ts', "import { join } from 'node:path'", 'model must not depend on Node'],
		['source/model/a.ts', 'export const a = 1', 'exports a without a doc comment'],
		['source/model/a.ts', `${'\n'.repeat(250)}const a = 1`, 'has 251 lines'],
	])('finds the fault in %s: %s', (path, text, reason) => {
		expect(faultsOf(path, text).join()).toContain(reason)
	})

	it.each([
		['source/model/a.ts', "import { createHash } from 'node:crypto'"],
		['source/rest/a.ts', "import type { Api } from '../work/ports.ts'"],
		['source/rest/a.ts', "import {\n\ttype Api,\n\ttype Reply,\n} from '../work/ports.ts'"],
		['source/store/a.ts', "import { Low } from 'lowdb'\nimport { open } from 'node:fs/promises'"],
		['source/ink/a.tsx', "import { Box } from 'ink'\nimport type { State } from '../app/state.ts'"],
		['source/main/a.ts', "import { a } from '../store/a.ts'\nimport { b } from '../ui/b.tsx'"],
		['source/work/a.ts', "// import { a } from '../rest/a.ts'\n * import('../rest/a.ts')"],
		['source/work/a.ts', '/** One. */\nexport function a(x: 1): 1\nexport function a(x: 2): 2'],
		['source/model/a.ts', `${'\n'.repeat(249)}const a = 1`],
	])('finds none in %s: %s', (path, text) => {
		expect(faultsOf(path, text)).toEqual([])
	})

	it('reads every form of import', () => {
		const text = [
			"import a from 'a'",
			"import * as b from 'b'",
			"import type { C } from 'c'",
			"export * from 'd'",
			"let e: typeof import('e')",
			"const from = 'none'",
		].join('\n')
		const found = importsOf(text).map(({ from, isType }) => (isType ? `type ${from}` : from))
		expect(found).toEqual(['a', 'b', 'type c', 'd', 'type e'])
	})

	it.each([
		'await new Promise(resolve => setTimeout(resolve, 50))',
		"import { setTimeout } from 'node:timers/promises'",
		'expect(frame).toMatchSnapshot()',
		"vi.mock('../source/store/a.ts')",
		"it.only('works', () => {})",
		"describe.concurrent.only('works', () => {})",
	])('finds the fault in a test: %s', (text) => {
		expect(testFaults({ path: 'test/a.test.ts', text })).toHaveLength(1)
	})

	it('lets a test have a deadline and an inline frame', () => {
		const text = 'setTimeout(() => reject(late), 5000)\nexpect(frame).toMatchInlineSnapshot(``)'
		expect(testFaults({ path: 'test/a.test.ts', text })).toEqual([])
	})

	it.each([
		['docs/a.md', 'see /home/ann/notes/plan.md'],
		['docs/a.md', 'see ../../notes/plan.md'],
		['source/model/a.ts', "const path = '/home/ann/tgtoken/source'"],
	])('finds the place beside the checkout in %s: %s', (path, text) => {
		expect(placeFaults({ path, text }, '/home/ann/tgtoken', ['notes'])).toHaveLength(1)
	})

	it.each([
		['source/rest/a.ts', "import type { Api } from '../notes/ports.ts'"],
		['source/rest/a.ts', 'https://example.com/home/ann/notes, GET /notes, /home/ann/others'],
		['test/a.ts', "readFile('../../../../../etc/passwd')"],
	])('finds none in %s: %s', (path, text) => {
		expect(placeFaults({ path, text }, '/home/ann/tgtoken', ['notes'])).toEqual([])
	})
})
