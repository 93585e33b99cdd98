import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const reporter = fileURLToPath(new URL('../../scripts/count-reporter.mjs', import.meta.url))

let folder: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tgtoken-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs made-up test files and returns what the reporter counted. */
function counted(files: Record<string, string>) {
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
	const file = join(folder, 'counts.json')
	const args = [vitest, 'run', '--globals', '--root', folder, `--reporter=${reporter}`]
	spawnSync(process.execPath, args, { env: { ...process.env, TGTOKEN_TEST_COUNTS: file } })
	return JSON.parse(readFileSync(file, 'utf8'))
}

describe('the counts of a test run', () => {
	it('are those of its tests, the skipped ones with their reasons', () => {
		const text = `
			it('a', () => {})
			it('b', () => {})
			it('c', () => { throw new Error('no') })
			it.skip('d', () => {})
			describe('group', () => it('e', context => context.skip('no server is named')))`
		expect(counted({ 'a.test.js': text })).toEqual({
			passed: 2,
			failed: 1,
			skipped: ['a.test.js > d: no reason given', 'a.test.js > group > e: no server is named'],
		})
	})

	it.each([
		['a file that does not load', "throw new Error('no')"],
		[
			'a hook',
			"describe('group', () => { beforeAll(() => { throw new Error('no') }); it('x', () => {}) })",
		],
		['an error nobody caught', "it('a', () => {}); setImmediate(() => { throw new Error('no') })"],
	])('hold %s as a failure', (_what, text) => {
		expect(counted({ 'a.test.js': text }).failed).toBeGreaterThan(0)
	})
})
