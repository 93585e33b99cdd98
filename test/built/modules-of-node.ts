import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs a program on Node to its end; tells what it wrote, and which of Node's own modules were there that are not for a
 * program that does nothing.
 */
export function modulesOfNode(
	program: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv,
): {
	readonly stdout: string
	readonly status: number | null
	readonly modules: readonly string[]
} {
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-modules-'))
	const told = join(folder, 'told')
	const hook = join(folder, 'hook.cjs')
	const telling = `require('node:fs').writeFileSync(process.env.TOLD, process.moduleLoadList.join('\\n'))`
	writeFileSync(hook, `process.on('exit', () => ${telling})`)
	const hooked = { ...env, NODE_OPTIONS: `--require=${hook}`, TOLD: told }
	const run = (file: string, words: readonly string[]) => {
		const { stdout, status } = spawnSync(file, words, { env: hooked, encoding: 'utf8' })
		const all = readFileSync(told, 'utf8').split('\n')
		return { stdout, status, all: all.filter((name) => name.startsWith('NativeModule ')) }
	}
	try {
		const bare = run(process.execPath, [hook])
		const { stdout, status, all } = run(program, args)
		return { stdout, status, modules: all.filter((name) => !bare.all.includes(name)) }
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}
