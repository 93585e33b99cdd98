import { describe, expect, it } from 'vitest'
import { type CliWorld, cliWorlds, expectDone } from './cli-world.ts'
import { inTerminal } from './in-terminal.ts'
import { runInside } from './run-inside.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds(runInside)

async function withToken(...more: readonly string[]) {
	const it = await world()
	expectDone(await it.addLab(...more))
	expectDone(await it.run(['issue', 'lab', '--label', 'loader']))
	return it
}

const isDropped = ({ server }: CliWorld) => server.tokens().map((token) => token.dropped)

describe('a command that asks, in a terminal', () => {
	it('names what would be deleted, and deletes it at y', async () => {
		const it = await withToken()
		const { code, screen } = await inTerminal(it, ['delete', 'lab'], ['[y/N]', 'y\r'])
		expect(screen).toContain('loader, graph tests')
		expect(screen).toContain('It is the current token of lab.')
		expect(screen).toContain('This cannot be undone.')
		expect(screen).toContain('the server confirmed')
		expect(code).toBe(0)
		expect(isDropped(it)).toEqual([true])
	})

	it.each([
		['Enter', '\r', 2],
		['n', 'n\r', 2],
		['the connection’s name', 'lab\r', 2],
		['the end of input', '\u0004', 2],
		['Ctrl-C', '\u0003', 130],
	])('keeps the token at %s', async (_what, typed, exitCode) => {
		const it = await withToken()
		const { code } = await inTerminal(it, ['delete', 'lab'], ['[y/N]', typed])
		expect(code).toBe(exitCode)
		expect(isDropped(it)).toEqual([false])
	})

	it('wants the name of a production connection typed', async () => {
		const it = await withToken('--production')
		const wrong = await inTerminal(it, ['delete', 'lab'], ['type its name', 'y\r'])
		expect(wrong.code).toBe(2)
		expect(isDropped(it)).toEqual([false])
		const right = await inTerminal(it, ['delete', 'lab'], ['type its name', 'lab\r'])
		expect(right.code).toBe(0)
		expect(isDropped(it)).toEqual([true])
	})

	it('says before the question what cannot be done', async () => {
		const it = await withToken()
		expectDone(await it.run(['connections', 'edit', 'lab', '--read-only']))
		const { code, screen } = await inTerminal(it, ['delete', 'lab'])
		expect(screen).toContain('lab is marked read-only')
		expect(screen).not.toContain('[y/N]')
		expect(code).toBe(1)
	})

	it('does not show a secret that is typed', async () => {
		const it = await world()
		const args = ['connections', 'add', 'lab', ...it.address, '--secret-stdin']
		const typed = `wrong${'\u007f'.repeat(5)}${it.secret}\r`
		const { code, screen } = await inTerminal(it, args, ['secret: ', typed])
		expect(code).toBe(0)
		expect(screen).not.toContain(it.secret)
		expect(screen).not.toContain('wrong')
		expectDone(await it.run(['issue', 'lab']))
		const stopped = await inTerminal(
			it,
			['connections', 'edit', 'lab', '--secret-stdin'],
			['secret: ', 'x\u0003'],
		)
		expect(stopped.code).toBe(130)
	})

	it('takes a new passphrase typed twice, shows neither, and asks for it from then on', async () => {
		const it = await withToken()
		const words = 'correct horse battery'
		const unlike = await inTerminal(
			it,
			['key', 'passphrase'],
			['New passphrase: ', `${words}\r`],
			['Once more: ', 'something else\r'],
		)
		expect([unlike.code, unlike.screen.includes('differ')]).toEqual([2, true])
		const typedTwice = await inTerminal(
			it,
			['key', 'passphrase'],
			['New passphrase: ', `${words}\r`],
			['Once more: ', `${words}\r`],
		)
		expect(typedTwice.screen).toContain('it was: file 0600')
		const wrong = ['Passphrase of the history: ', 'wrong\r'] as const
		const again = ['That is not it. Passphrase: ', `${words}\r`] as const
		const shown = await inTerminal(it, ['token', 'lab'], wrong, again)
		expect([shown.code, shown.screen.includes(it.server.tokens()[0]?.token ?? '?')]).toEqual([
			0,
			true,
		])
		for (const { screen } of [unlike, typedTwice, shown]) expect(screen).not.toContain(words)
	})

	it('tells how far it is with many, and in a pipe only what came of it', async () => {
		const it = await world()
		const [, two = '', three = ''] = await seeded(it, 'one', 'two', 'three')
		const seen = await inTerminal(it, ['delete', 'lab', two, three, '--yes'])
		expect([seen.code, /delete 1\/2: .+\n.*delete 2\/2: /s.test(seen.screen)]).toEqual([0, true])
		const piped = await it.run(['delete', 'lab', '--filter', 'state:live', '--yes'])
		expect(expectDone(piped).stderr).toBe('')
	})

	it('tells which token it got for a program, and nothing of it in a pipe', async () => {
		const it = await world()
		await seeded(it)
		expect((await inTerminal(it, ['token', 'lab'])).screen).toMatch(/Issued .+ on lab/)
		const piped = await it.run(['token', 'lab', '--min-ttl=31d', '--lifetime=60d'])
		expect(expectDone(piped).stderr).toBe('')
	})

	it('paints on a terminal, and not against the user’s wish', async () => {
		const world = await withToken()
		const it = { ...world, env: { ...world.env, FORCE_COLOR: '' } }
		expect((await inTerminal(it, ['list'])).screen).toContain('\u001b[32m● live')
		const plain = { ...it, env: { ...it.env, NO_COLOR: '1' } }
		expect((await inTerminal(plain, ['list'])).screen).not.toContain('\u001b[3')
		const forced = { ...it, env: { ...it.env, NO_COLOR: '1', FORCE_COLOR: '1' } }
		expect((await inTerminal(forced, ['list'])).screen).toContain('\u001b[32m● live')
	})
})
