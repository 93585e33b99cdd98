import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTerminal } from './terminal.ts'

/** A `config.json` of its own for the test. */
function configFile(text: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-config-'))
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
	const path = join(folder, 'config.json')
	writeFileSync(path, text)
	return path
}

const config = `{
	"keys": { "issue": "N", "all-keys": "K", "delete": ["y"] },
	"theme": "classic",
	"columns": ["left", "state", "token"],
	"timeZone": "Asia/Kolkata",
	"lifetime": "12h",
	"alerts": { "at": ["2458"], "bell": true, "notify": true }
}
`

test('the screens obey config.json, say what is wrong in it with its line, and go on', async () => {
	const path = configFile(config)
	const program = openTerminal({
		args: ['--demo'],
		columns: 110,
		rows: 30,
		env: { TGTOKEN_CONFIG: path, TZ: 'UTC' },
	})
	await program.until((screen) => /config\.json:2:\d+:\s+keys\.delete:\s+y\s+answers/.test(screen))
	await program.untilShows('K all keys')
	expect(program.screen()).toContain('N issue')

	program.write('2')
	await program.untilShows('prod-eu › tokens')
	expect(program.lines()[2]?.trim().split(/ {2,}/)).toEqual(['LEFT', 'STATE', 'TOKEN'])

	// The form begins with the lifetime of the file.
	program.write('N')
	await program.untilShows('Issue a token on prod-eu')
	await program.untilShows('⏎ issue')
	expect(program.screen()).toMatch(/▸ Lifetime +12h/)
	expect(program.screen()).toMatch(/new end: .* \+05:30/)
	program.write('\u001b')
	await program.until((screen) => !screen.includes('Issue a token'))

	program.write('K')
	await program.untilShows('Tokens (this screen)')
	await program.until((screen) => /\bN +Issue a new token/.test(screen))
	program.write('\u001b')
	await program.until((screen) => !screen.includes('(this screen)'))

	await program.until(() =>
		/\u001b\]9;tgtoken: [^\u0007]*ci smoke[^\u0007]*\u0007\u0007/.test(program.raw()),
	)
	expect(program.raw()).toContain('\u001b[32m')
	program.write('q')
	expect(await program.ended).toBe(0)
})

test('in plain lines too', async () => {
	const path = configFile('{\n\t"keys": { "issue": "N" },\n\t"them": 1\n}')
	const program = openTerminal({
		args: ['--demo', '--screen-reader'],
		columns: 110,
		rows: 40,
		env: { TGTOKEN_CONFIG: path },
	})
	await program.until((screen) =>
		/Error: .*config\.json:3:2:\s+them:\s+There is no such/s.test(screen),
	)
	program.write('1\r')
	await program.untilShows('Open the tokens of the connection')
	program.write('N\r')
	await program.untilShows('Issue a token on legacy')
})
