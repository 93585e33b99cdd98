import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openHistory } from '../../source/store/open-history.ts'
import { openTerminal } from './terminal.ts'

const words = 'correct horse battery staple'

/** The path of a home, gone with the test. */
function aHome(): string {
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-pty-'))
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
	return join(folder, 'home')
}

/** A home whose key lies under a passphrase, put there by another process than the one to come. */
async function lockedHome(home = aHome()): Promise<string> {
	const history = await openHistory({ folder: home })
	if (!history.ok) throw new Error(history.fault.code)
	const moved = await history.value.moveKey({ kind: 'passphrase', passphrase: words })
	await history.value.close()
	expect(moved.ok).toBe(true)
	return home
}

const open = (home: string) =>
	openTerminal({ args: [], columns: 90, rows: 24, env: { TGTOKEN_HOME: home } })

it('asks for the passphrase before the screens, again after a wrong one, and shows neither', async () => {
	const terminal = open(await lockedHome())
	await terminal.untilShows('Passphrase of the history:')
	terminal.write('wrong words\r')
	await terminal.untilShows('That is not it.')
	terminal.write(`${words}\r`)
	await terminal.untilShows('key: passphrase')
	expect(terminal.modes().alternateScreen).toBe(true)
	// There is nothing else that would keep it from ending by itself.
	terminal.write('?')
	await terminal.untilShows('Keys')
	terminal.write('\u001b')
	await terminal.until((screen) => !screen.includes('Keys'))
	terminal.write('q')
	expect(await terminal.ended).toBe(0)
	for (const typed of ['wrong words', words]) expect(terminal.raw()).not.toContain(typed)
})

it('leaves the terminal as it was when nobody wants to say it', async () => {
	const terminal = open(await lockedHome())
	await terminal.untilShows('Passphrase of the history:')
	terminal.write('\u0003')
	expect(await terminal.ended).toBe(130)
	expect(terminal.modes()).toMatchObject({ alternateScreen: false, bracketedPaste: false })
	expect(terminal.raw()).not.toContain('\u001b[?25l')
	expect(terminal.screen()).toContain('Stopped by you.')
})

it('goes on when another window puts the key under a passphrase, and shows where it lies', async () => {
	const home = aHome()
	const terminal = open(home)
	await terminal.untilShows('key: file 0600')
	await lockedHome(home)
	await terminal.untilShows('key: passphrase')
	terminal.write('q')
	expect(await terminal.ended).toBe(0)
	expect(terminal.raw()).not.toContain('Passphrase of the history')
})
