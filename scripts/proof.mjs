// The long form of tests: the same tests, each thing tried hundreds and thousands of times. `store` is all that is
// tried on the history (about half an hour), `keys` all that is tried on the keyboard, `scripts` what is tried
// with many processes of commands, `packages` the packages that the build changes beside the same as they are; further
// arguments name files in their place. Prints what was tried and how often, as a table for docs/proofs.md.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './stamps.mjs'

const folder = mkdtempSync(join(tmpdir(), 'tgtoken-proof-'))
const file = join(folder, 'figures')
const path = join(root, 'node_modules/.bin') + delimiter + process.env.PATH
const filesOf = {
	store: ['test/store'],
	keys: ['test/keys'],
	packages: ['test/built/quick-packages.test.ts', 'test/built/decipher.test.ts'],
	scripts: ['test/cli/programs.test.ts', 'test/cli/streaming.test.ts', 'test/cli/examples.test.ts'],
}
const [about = 'store', ...named] = process.argv.slice(2)
const tests = named.length > 0 ? named : filesOf[about]
const child = spawn('vitest', ['run', ...tests], {
	cwd: root,
	env: { ...process.env, PATH: path, TGTOKEN_TEST_LONG: '1', TGTOKEN_TEST_FIGURES: file },
	stdio: ['ignore', 'inherit', 'inherit'],
})
child.on('close', (code) => {
	let lines = []
	try {
		lines = readFileSync(file, 'utf8').trim().split('\n')
	} catch {
		process.stdout.write('No test noted any figure.\n')
	}
	rmSync(folder, { recursive: true, force: true })
	process.stdout.write('\n| what was tried | figures |\n| --- | --- |\n')
	for (const line of lines) {
		const { what, counts } = JSON.parse(line)
		const figures = Object.entries(counts).map(([name, count]) => `${name}: ${count}`)
		process.stdout.write(`| ${what} | ${figures.join(', ')} |\n`)
	}
	process.exitCode = code ?? 1
})
