import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { startSimulator } from '../../source/sim/start-simulator.ts'

const root = join(import.meta.dirname, '../..')

test("the readme's example of the library runs, and does what it says", async () => {
	const readme = await readFile(join(root, 'readme.md'), 'utf8')
	const [, example = ''] = /```ts\n(import \{ connect[\s\S]*?)```/.exec(readme) ?? []
	const sim = await startSimulator({ protocol: '3.9' })
	onTestFinished(() => sim.close())
	const folder = await mkdtemp(join(tmpdir(), 'tgtoken-readme-'))
	onTestFinished(() => rm(folder, { recursive: true, force: true }))
	const own = example
		.replace("'tgtoken'", JSON.stringify(join(root, 'dist/index.js')))
		.replace('9000', String(sim.restppPort))
		.replace('14240', String(sim.gsqlPort))
	const file = join(folder, 'example.mjs')
	await writeFile(file, `const secret = process.env.EXAMPLE_SECRET\n${own}\nconsole.log(iso)\n`)
	const env = { ...process.env, EXAMPLE_SECRET: sim.secrets.secret1 }
	const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], { env })
	expect(stderr).toBe('')
	expect(stdout).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n$/)
	const calls = sim.log.filter(({ path, method }) => path === '/requesttoken' && method !== 'GET')
	expect(calls.map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE'])
	expect(sim.tokens()).toMatchObject([{ dropped: true }])
})
