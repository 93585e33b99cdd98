import { expect, test } from 'vitest'
import { isInstalled } from '../cli/is-installed.ts'
import { asTheShellLeftIt, openTerminal, type ProgramInTerminal, program } from './terminal.ts'

/** Opens the demo and waits for its connections to have been looked at. */
async function openDemo(columns = 100, rows = 30): Promise<ProgramInTerminal> {
	const program = openTerminal({ args: ['--demo'], columns, rows })
	await program.untilShows('● 3.9.3')
	await program.until((screen) => !screen.includes('looking'))
	return program
}

/** Ctrl-C twice, the second when the first was answered. */
async function leaveByCtrlC(program: ProgramInTerminal): Promise<void> {
	program.write('\u0003')
	await program.untilShows('Press Ctrl-C again to leave')
	program.write('\u0003')
}

test('start, see the list, issue, delete after a question, leave', async () => {
	const program = await openDemo()
	expect(program.modes()).toEqual({
		alternateScreen: true,
		bracketedPaste: true,
		cursorShown: false,
	})
	expect(program.screen()).toContain('prod-eu')
	expect(program.screen()).toContain('savanna')

	program.write('\r')
	await program.untilShows('legacy › tokens')
	program.write('n')
	await program.untilShows('Issue a token on legacy')
	program.write('\t')
	await program.until((screen) => /▸ Label/.test(screen))
	program.write('made in a test\r')
	await program.untilShows('issued on legacy')
	const row = program.lines().find((line) => line.includes('made in a test') && line.includes('▸'))
	expect(row).toMatch(/▸ ● live +\w{4}…\w{4} ★/)
	const masked = /\w{4}…\w{4}/.exec(row ?? '')?.[0] ?? '?'

	program.write('d')
	await program.untilShows('Delete this token on legacy?')
	expect(program.screen()).toContain(masked)
	expect(program.screen()).toContain('the current token of legacy')
	program.write('\r')
	await program.until((screen) => !screen.includes('Delete this token'))
	expect(program.screen()).toMatch(/● live +\w{4}…\w{4} ★/)

	program.write('d')
	await program.untilShows('Delete this token on legacy?')
	program.write('y')
	await program.untilShows(`${masked} (made in a test) deleted on legacy (the server confirmed)`)

	program.write('q')
	expect(await program.ended).toBe(0)
	expect(program.modes()).toEqual(asTheShellLeftIt)
})

test('that the history is being opened is said before anything is drawn, and gone then', async () => {
	const program = openTerminal({ args: [], columns: 80, rows: 24 })
	await program.untilShows('No connections yet')
	expect(program.raw()).toMatch(/^ \u001b\[1mtgtoken\u001b\[22m {2}opening the history…/)
	expect(program.screen()).not.toContain('opening')
	program.write('q')
	expect(await program.ended).toBe(0)
	expect(program.screen()).not.toContain('opening')
})

test.each([
	['nothing to read from', `${program} </dev/null`],
	['another one to read from', `${program} </dev/zero`],
	['nobody to read it', `${program} | cat`],
])('with %s there is no word of it on the terminal', async (_, line) => {
	const shell = openTerminal({ args: ['-c', line], command: 'sh', columns: 120, rows: 100 })
	expect(await shell.ended).toBeLessThan(3)
	expect(shell.screen()).toContain('tgtoken: there is no terminal here')
	expect(shell.screen()).not.toContain('opening')
})

test('the first frame is sent once, before Ink is there, and keys typed into it are answered', async () => {
	const program = openTerminal({ args: ['--demo'], columns: 80, rows: 24 })
	await program.untilShows('NEXT EXPIRY')
	program.write('/')
	await program.untilShows('3 of 3')
	expect(program.raw().split('NEXT EXPIRY')).toHaveLength(2)
	expect(program.raw().split('\u001b[?1049h')).toHaveLength(2)
	await leaveByCtrlC(program)
	expect(await program.ended).toBe(130)
	expect(program.modes()).toEqual(asTheShellLeftIt)
})

test('what is typed ahead moves nothing of the first frame', async () => {
	const program = openTerminal({ args: ['--demo'], columns: 60, rows: 15 })
	program.write('zz')
	await program.untilShows('● 3.9.3')
	expect(program.lines()[0]).toMatch(/^ tgtoken .*key: memory$/)
	program.write('q')
	expect(await program.ended).toBe(0)
	expect(program.modes()).toEqual(asTheShellLeftIt)
})

test('an Enter that is typed ahead is one, though the terminal made a line feed of it', async () => {
	const program = openTerminal({ args: ['--demo'], columns: 100, rows: 30 })
	program.write('\r')
	await program.untilShows('legacy › tokens')
	program.write('q')
	expect(await program.ended).toBe(0)
})

test('a pasted token with d and y in it runs no command; in a field it is one text', async () => {
	const program = await openDemo()
	program.write('\r')
	await program.untilShows('legacy › tokens')
	program.write('\u001b[200~d\ryny3f9ad\u001b[201~')
	program.write('i')
	await program.untilShows('Import a token into legacy')
	expect(program.screen()).not.toContain('•')
	program.write('\u001b[200~ 0123456789abcdef\r\n0123456789abcdyd\n\u001b[201~')
	await program.untilShows('•'.repeat(32))
	expect(program.screen()).not.toContain('•'.repeat(33))
	program.write('\u007f\u007f')
	await program.until(
		(screen) => screen.includes('•'.repeat(30)) && !screen.includes('•'.repeat(31)),
	)
	await leaveByCtrlC(program)
	expect(await program.ended).toBe(130)
})

/** A screen without the minutes and hours that are left, which go on while a test runs. */
const timeless = (screen: string) => screen.replace(/ +(?:\d+[dhms] ?)+(?: ago)?$/gm, ' #')

test('down to 20 × 5 and back, and to any size between', async () => {
	const program = await openDemo(80, 24)
	program.write('T')
	await program.untilShows('› all tokens')
	await program.until((screen) => isWhole(screen, 80, 24))
	const before = timeless(program.screen())
	program.resize(20, 5)
	await program.untilShows('20×5 is too small')
	expect(program.screen()).not.toContain('STATE')
	program.resize(80, 24)
	await program.until((screen) => timeless(screen) === before)
	for (const [columns, rows] of [
		[40, 15],
		[120, 40],
		[60, 20],
		[31, 9],
		[100, 12],
		[80, 24],
	] as const) {
		program.resize(columns, rows)
		await program.until((screen) => isWhole(screen, columns, rows))
	}
	await program.until((screen) => timeless(screen) === before)
	// As someone drags the window's corner: faster than it can be drawn.
	for (let step = 0; step < 60; step++) {
		program.resize(30 + ((step * 37) % 90), 8 + ((step * 17) % 32))
	}
	program.resize(80, 24)
	await program.until((screen) => timeless(screen) === before)
	program.write('q')
	expect(await program.ended).toBe(0)
	expect(program.modes()).toEqual(asTheShellLeftIt)
})

/** One title on the first line, one footer on the last but one, and nothing of another size between. */
function isWhole(screen: string, columns: number, rows: number): boolean {
	const lines = screen.split('\n')
	const footers = lines.filter((line) => line.includes('? all keys'))
	return (
		lines.length === rows &&
		lines[0]?.includes('all tokens') === true &&
		/^ ⏎ inspect .*\? all keys/.test(lines[rows - 2] ?? '') &&
		footers.length === 1 &&
		lines[rows - 1] === '' &&
		lines.filter((line) => line.includes('STATE')).length === 1 &&
		lines.every((line) => line.length <= columns)
	)
}

test.each([
	['Ctrl-C', 130, leaveByCtrlC],
	['SIGTERM', 143, async (program: ProgramInTerminal) => program.kill('SIGTERM')],
	['SIGHUP', 129, async (program: ProgramInTerminal) => program.kill('SIGHUP')],
	['SIGINT', 130, async (program: ProgramInTerminal) => program.kill('SIGINT')],
] as const)('%s ends it with %i and the terminal as it was', async (_, exitCode, end) => {
	const program = await openDemo()
	await end(program)
	expect(await program.ended).toBe(exitCode)
	expect(program.modes()).toEqual(asTheShellLeftIt)
})

test.each([
	['something thrown', "throw(new/**/TypeError('canary'))"],
	['a rejection nobody handles', "void/**/Promise.reject(new/**/TypeError('canary'))"],
])('%s ends it with 1, the terminal as it was, and no word of what it was', async (_, mistake) => {
	const program = openTerminal({
		args: ['--demo'],
		columns: 80,
		rows: 24,
		env: {
			NODE_OPTIONS: `--import=data:text/javascript,process.on('SIGUSR2',()=>{${mistake}})`,
		},
	})
	await program.untilShows('● 3.9.3')
	program.kill('SIGUSR2')
	expect(await program.ended).toBe(1)
	expect(program.screen()).toContain('something unexpected went wrong (TypeError)')
	expect(program.raw()).not.toContain('canary')
	expect(program.modes()).toEqual(asTheShellLeftIt)
})

test('Ctrl-Z gives the terminal back to the shell, and fg goes on where it was', async ({
	skip,
}) => {
	skip(!isInstalled('bash'), 'bash is not installed')
	const args = ['--norc', '--noprofile', '-i']
	const env = { PS1: 'shell> ' }
	const shell = openTerminal({ command: 'bash', args, columns: 80, rows: 24, env })
	await shell.untilShows('shell>')
	shell.write(`${program} --demo\r`)
	await shell.untilShows('● 3.9.3')
	shell.write('2')
	await shell.untilShows('prod-eu › tokens')
	shell.write('\u001a')
	await shell.untilShows('Stopped')
	expect(shell.modes()).toMatchObject({ alternateScreen: false, cursorShown: true })
	shell.write('fg\r')
	await shell.until(
		(screen) => shell.modes().alternateScreen && screen.includes('prod-eu › tokens'),
	)
	shell.write('h')
	await shell.untilShows('When live tokens end')
	shell.write('\u001b')
	await shell.until((screen) => !screen.includes('When live tokens end'))
	shell.write('q')
	await shell.until(() => !shell.modes().alternateScreen)
	shell.write('echo "code $?"\r')
	await shell.untilShows('code 0')
})

test('NO_COLOR takes the colours and leaves what is bold or dim', async () => {
	const program = openTerminal({
		args: ['--demo'],
		columns: 80,
		rows: 24,
		env: { NO_COLOR: '1' },
	})
	await program.untilShows('● 3.9.3')
	program.write('a')
	await program.untilShows('Add a connection')
	program.write('q')
	await program.until((screen) => /▸ Name +q/.test(screen))
	// Foregrounds, backgrounds and their bright ones (ECMA-48, SGR 30 to 49 and 90 to 107).
	expect(program.raw()).not.toMatch(/\u001b\[(?:\d+;)*(?:3\d|4\d|9\d|10\d)(?:;\d+)*m/)
	expect(program.raw()).toContain('\u001b[1m')
	expect(program.raw()).not.toContain('Warning')
	await leaveByCtrlC(program)
	expect(await program.ended).toBe(130)
})
