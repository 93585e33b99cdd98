import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTerminal } from './terminal.ts'

const size = { columns: 100, rows: 30 }

/** Foregrounds, backgrounds and their bright ones (ECMA-48, SGR 30 to 49 and 90 to 107). */
const anyColour = /\u001b\[(?:\d+;)*(?:3\d|4\d|9\d|10\d)(?:;\d+)*m/

test('--no-color takes the colours and leaves what is bold', async () => {
	const program = openTerminal({ args: ['--demo', '--no-color'], ...size })
	await program.untilShows('● 3.9.3')
	expect(program.raw()).not.toMatch(anyColour)
	expect(program.raw()).toContain('\u001b[1m')
	program.write('q')
	expect(await program.ended).toBe(0)
})

test('no signal opens a debugger on the screens, nor on the plain lines', async () => {
	for (const [face, keys, shows] of [
		['--no-screen-reader', 'T', '› all tokens'],
		['--screen-reader', '?\r', 'leave'],
	] as const) {
		const program = openTerminal({ args: ['--demo', face], ...size })
		await program.untilShows('3.9.3')
		program.kill('SIGUSR1')
		program.write(keys)
		await program.untilShows(shows)
		program.kill('SIGTERM')
		expect(await program.ended).toBe(143)
		expect(program.raw()).not.toContain('Debugger')
	}
})

test('FORCE_COLOR is stronger than NO_COLOR', async () => {
	const env = { NO_COLOR: '1', FORCE_COLOR: '1' }
	const program = openTerminal({ args: ['--demo'], ...size, env })
	await program.untilShows('● 3.9.3')
	expect(program.raw()).toMatch(anyColour)
	program.write('q')
	expect(await program.ended).toBe(0)
})

test('--ascii writes nothing but ASCII, and everything is still there', async () => {
	const program = openTerminal({ args: ['--demo', '--ascii'], ...size })
	await program.untilShows('* 3.9.3')
	program.write('T')
	await program.untilShows('* live')
	expect(program.screen()).toMatch(/% expiring/)
	program.write('n')
	await program.untilShows('+ Issue a token')
	program.write('\t')
	await program.until((screen) => /> Label/.test(screen))
	program.write('日本 é')
	await program.untilShows('???? e')
	program.write('\u001b')
	await program.until((screen) => !screen.includes('Issue a token'))
	program.write('\r')
	await program.untilShows('fingerprint')
	program.write('?')
	await program.untilShows('Keys')
	program.write('q')
	await program.until((screen) => !screen.includes('Keys'))
	program.write('q')
	expect(await program.ended).toBe(0)
	expect(program.raw()).toMatch(/^[\u0000-\u007f]*$/)
})

test('a dumb terminal is spoken to in plain lines, unless that is refused', async () => {
	const env = { TERM: 'dumb' }
	const spoken = openTerminal({ args: ['--demo'], ...size, env })
	await spoken.untilShows('Connections: 3 connections.')
	spoken.write('q\r')
	expect(await spoken.ended).toBe(0)
	expect(spoken.raw()).not.toContain('\u001b')
	const screens = openTerminal({ args: ['--no-screen-reader'], ...size, env })
	expect(await screens.ended).toBe(2)
	expect(screens.raw()).toContain('this one is dumb')
	expect(screens.raw()).not.toContain('\u001b')
})

test('what follows a label of wide characters stands where it does in every row', async () => {
	const program = openTerminal({ args: ['--demo'], ...size })
	await program.untilShows('● 3.9.3')
	program.write('\r')
	await program.untilShows('legacy › tokens')
	program.write('n')
	await program.untilShows('Issue a token on legacy')
	program.write('\t')
	await program.until((screen) => /▸ Label/.test(screen))
	program.write('日本語のラベル\r')
	await program.untilShows('issued on legacy')
	const row = program.lines().findIndex((line) => line.includes('日本語のラベル'))
	const other = program.lines().findIndex((line) => line.includes('card scoring'))
	const graph = program.columnOf(other, 'tests')
	expect(graph).toBeGreaterThan(0)
	expect(program.columnOf(row, 'tests')).toBe(graph)
	program.write('q')
	expect(await program.ended).toBe(0)
})

test('a command writes to a terminal without loading what only the screens need of one', async () => {
	const home = mkdtempSync(join(tmpdir(), 'tgtoken-manners-'))
	onTestFinished(() => rmSync(home, { recursive: true, force: true }))
	const hook = `import { writeFileSync } from 'node:fs'
		process.on('exit', () => writeFileSync(process.env.LOADED, process.moduleLoadList.join()))`
	const env = {
		TGTOKEN_HOME: join(home, 'tgtoken'),
		LOADED: join(home, 'loaded'),
		NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}`,
	}
	const program = openTerminal({ args: ['list'], ...size, env })
	expect(await program.ended).toBe(0)
	expect(program.screen()).toContain('There are no tokens yet')
	const modules = readFileSync(env.LOADED, 'utf8').split(',')
	expect(modules).toContain('NativeModule fs')
	expect(modules).not.toContain('NativeModule tty')
})
