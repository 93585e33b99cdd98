import { spawnSync } from 'node:child_process'
import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needed } from '../needed.ts'

const launcher = fileURLToPath(new URL('../../dist/tgtoken', import.meta.url))
const shippedNode = `node-linux-${process.arch}/bin/node`

let folder: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tgtoken launcher-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes an executable script into the test's folder. */
function script(path: string, text: string): string {
	const file = join(folder, path)
	mkdirSync(dirname(file), { recursive: true })
	writeFileSync(file, `#!/bin/sh\n${text}\n`)
	chmodSync(file, 0o755)
	return file
}

/** Puts the real launcher into `dist` under the given package folder. */
function installed(packageFolder: string): string {
	const dist = join(folder, packageFolder, 'dist')
	mkdirSync(dist, { recursive: true })
	copyFileSync(launcher, join(dist, 'tgtoken'))
	return join(dist, 'tgtoken')
}

/** Runs a program with a PATH on which there is no other `node` than a stand-in; what it said, its exit code. */
function run(program: string, args: string[] = [], cwd = '/') {
	script('tools/readlink', 'PATH=/usr/bin:/bin exec readlink "$@"')
	const env = { PATH: `${join(folder, 'path')}:${join(folder, 'tools')}` }
	const { stdout, stderr, status } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
	return { stdout: stdout.trim(), stderr: stderr.trim(), status }
}

/** What a stand-in node prints: who it is, then each argument on a line of its own. */
const told = (who: string) => `echo '${who}'; for word in "$@"; do echo "$word"; done`

/** A stand-in for the `node` on PATH, of some version. */
const onPath = (version: string) =>
	script('path/node', `[ "$1" = --version ] && echo ${version} && exit\n${told('path')}`)

describe('the launcher', () => {
	needed(process.platform === 'linux', 'the Node it looks for is shipped for Linux only')
	it.each([
		['in a checkout', 'checkout', `checkout/node_modules/${shippedNode}`],
		['hoisted', 'app/node_modules/tgtoken', `app/node_modules/${shippedNode}`],
		['nested', 'app/node_modules/tgtoken', `app/node_modules/tgtoken/node_modules/${shippedNode}`],
	])('starts the program on the Node shipped with it, %s', (_where, packageFolder, node) => {
		onPath('v99.0.0')
		script(node, told('shipped'))
		const program = installed(packageFolder)
		const { stdout, status } = run(program, ['list', 'two words', '', '--json'])
		const started = join(dirname(program), 'tgtoken.cjs')
		const [who, ...words] = stdout.split('\n')
		const options = words.splice(0, words.indexOf(started))
		expect([who, ...words]).toEqual(['shipped', started, 'list', 'two words', '', '--json'])
		for (const option of options) {
			expect(option).toMatch(/^--(?:(?:max|min)-semi-space|v8-pool)-size=\d+$/)
		}
		expect(status).toBe(0)
	})

	it('finds its place through absolute and relative links, and from its own folder', () => {
		script(`checkout/node_modules/${shippedNode}`, told('shipped'))
		const program = installed('checkout')
		mkdirSync(join(folder, 'bin'))
		symlinkSync(program, join(folder, 'bin/absolute'))
		symlinkSync('../bin/absolute', join(folder, 'bin/relative'))
		symlinkSync(join(folder, 'bin'), join(folder, 'linked-bin'))
		expect(run(join(folder, 'bin/absolute')).stdout).toContain('shipped')
		expect(run(join(folder, 'bin/relative')).stdout).toContain('shipped')
		expect(run(join(folder, 'linked-bin/relative')).stdout).toContain('shipped')
		expect(run('./tgtoken', [], dirname(program)).stdout).toContain('shipped')
		expect(run('/bin/sh', ['tgtoken'], dirname(program)).stdout).toContain('shipped')
	})

	it('hands on the exit code', () => {
		script(`checkout/node_modules/${shippedNode}`, 'exit 3')
		expect(run(installed('checkout')).status).toBe(3)
	})

	it('uses a Node from PATH that is recent enough where none is shipped', () => {
		onPath('v22.0.0')
		const { stdout, status } = run(installed('checkout'), ['list'])
		expect(stdout).toContain('path')
		expect(stdout).toContain('list')
		expect(status).toBe(0)
	})

	it.each([
		['an old one', 'v20.20.2', 'found v20.20.2 on PATH'],
		['none', undefined, 'found none on PATH'],
		['something else', 'Version-Unknown', 'found Version-Unknown on PATH'],
	])('says in one sentence which Node it needs where there is %s', (_what, version, words) => {
		if (version !== undefined) onPath(version)
		const { stdout, stderr, status } = run(installed('checkout'))
		expect(stderr).toContain('tgtoken needs Node.js 22 or newer')
		expect(stderr).toContain(words)
		expect(stderr.split('\n')).toHaveLength(1)
		expect(stdout).toBe('')
		expect(status).toBe(1)
	})
})
