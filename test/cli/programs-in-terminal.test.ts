import { describe, expect, it } from 'vitest'
import { cliWorlds } from './cli-world.ts'
import { inTerminal } from './in-terminal.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds()

describe('in a terminal', () => {
	it('exec leaves Ctrl-C to the program, which is sent it once', async () => {
		const it = await world()
		await seeded(it)
		const script = `
			let count = 0
			process.on('SIGINT', () => count++)
			process.stdin.on('data', () => process.exit(40 + count))
			process.on('SIGINT', () => console.log('interrupted'))
			console.log('ready')`
		const args = ['exec', 'lab', '--', process.execPath, '-e', script]
		const steps = [
			['ready', '\u0003'],
			['interrupted', '\r'],
		] as const
		expect((await inTerminal(it, args, ...steps)).code).toBe(41)
	})

	it('delete wants the number of several typed, and counts them on the way', async () => {
		const it = await world()
		await seeded(it, 'one', 'two')
		const args = ['delete', 'lab', '--filter', 'state:live']
		expect((await inTerminal(it, args, ['Type 2 to', 'y\r'])).code).toBe(2)
		expect(it.server.tokens().map(({ dropped }) => dropped)).toEqual([false, false])
		const { code, screen } = await inTerminal(it, args, ['Type 2 to', '2\r'])
		expect(code).toBe(0)
		expect(screen).toContain('delete 2/2')
		expect(it.server.tokens().map(({ dropped }) => dropped)).toEqual([true, true])
	})

	it('paints nothing with --no-color', async () => {
		const it = await world()
		await seeded(it, 'one')
		expect((await inTerminal(it, ['list', '--no-color'])).screen).not.toContain('\u001b[3')
		expect((await inTerminal(it, ['issue', 'x', '--no-color'])).screen).not.toContain('\u001b[3')
	})
})
