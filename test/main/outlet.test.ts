import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cliWorlds, program } from '../cli/cli-world.ts'

const world = cliWorlds()
const filler = join(import.meta.dirname, 'full-pipe.mjs')

describe('what a command writes', () => {
	it('goes behind what a file already holds', async () => {
		const { env, home } = await world()
		const path = `${home}.out`
		writeFileSync(path, 'before\n')
		const file = openSync(path, 'a')
		onTestFinished(() => closeSync(file))
		const child = spawn(program, ['list', '--json'], { env, stdio: ['ignore', file, file] })
		expect(await once(child, 'close')).toEqual([0, null])
		expect(readFileSync(path, 'utf8')).toBe('before\n{"tokens":[]}\n')
	})

	it('waits for its reader where a pipe is full and says so at once', async () => {
		const { env, run } = await world()
		const script = '{ "$0" "$1"; exec "$2" list --json; } | { read go <&3; cat; }'
		const child = spawn('/bin/sh', ['-c', script, process.execPath, filler, program], {
			env,
			stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		})
		onTestFinished(() => void child.kill('SIGKILL'))
		let heard = ''
		child.stdout?.setEncoding('utf8').on('data', (text: string) => {
			heard += text
		})
		const ended = once(child, 'close')
		await once(child.stderr ?? child, 'data')
		// While another run comes and goes, nobody reads what this one would write.
		await run(['list'])
		;(child.stdio[3] as Writable).end('go\n')
		expect(await ended).toEqual([0, null])
		expect(heard).toMatch(/^x{1000,}\{"tokens":\[\]\}\n$/)
	})
})
