import { expect, test } from 'vitest'
import { openTerminal, program } from './terminal.ts'

test('in plain lines: no escape sequence, nothing typed ahead counts, the terminal is as it was', async () => {
	const script = `stty -a > /dev/stderr; "${program}" --demo --screen-reader; echo "ended with $?"; stty -a`
	const terminal = openTerminal({ command: 'sh', args: ['-c', script], columns: 100, rows: 50 })
	await terminal.untilShows('prod-eu answers: TigerGraph 3.9.3.')
	await terminal.untilShows('savanna answers')
	terminal.write('1\r')
	await terminal.untilShows('Open the tokens of the connection.')
	terminal.write('1\r')
	await terminal.untilShows('Tokens of legacy:')
	terminal.write('1\r')
	await terminal.untilShows('Show everything known of the token.')
	terminal.write('d\ryes\r')
	await terminal.untilShows('as from a paste: nothing was done with them.')
	terminal.write('d\r')
	await terminal.untilShows('Type yes to go on: delete.')
	// On a busy machine what is typed at once may still be dropped, and that is said.
	for (let attempt = 1; attempt <= 2; attempt++) {
		terminal.write('no\r')
		await terminal.until((screen) => /No: everything|no answer to it/.test(screen))
		if (terminal.screen().includes('No: everything')) break
	}
	await terminal.untilShows('No: everything is left as it is.')
	terminal.write('half a li')
	await terminal.untilShows('half a li')
	terminal.write('\u0003')
	await terminal.untilShows('Press Ctrl-C again to leave at once.')
	terminal.write('\u0003')
	await terminal.untilShows('ended with 130')
	expect(await terminal.ended).toBe(0)
	expect(terminal.raw()).not.toContain('\u001b')
	expect(terminal.raw()).not.toContain('Deleting')
	const [before, after] = terminal.raw().match(/^speed[\s\S]*?echoctl.*$/gm) ?? []
	expect(after).toBeDefined()
	expect(after).toBe(before)
})
