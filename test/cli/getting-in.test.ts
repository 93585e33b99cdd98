import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { type CliWorld, cliWorlds, expectDone, program } from './cli-world.ts'
import { inTerminal } from './in-terminal.ts'
import { runInside } from './run-inside.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds(runInside)

/** Adds a connection with these variables set; how that went, and whether a token can be issued. */
async function added(it: CliWorld, options: readonly string[], variables: Record<string, string>) {
	const args = ['connections', 'add', 'lab', ...it.address, ...options]
	const ran = await runInside(args, { ...it.env, ...variables })
	return { ran, isIssuing: ran.code === 0 && (await it.run(['issue', 'lab'])).code === 0 }
}

describe('a secret', () => {
	it.each([
		['TGTOKEN_SECRET', []],
		['TG_SECRET', []],
		['MY_OWN', ['--secret-env=MY_OWN']],
	])('comes from %s in the environment', async (variable, options) => {
		const it = await world()
		const { ran, isIssuing } = await added(it, options, { [variable]: it.secret })
		expect([ran.code, isIssuing]).toEqual([0, true])
		expect(ran.stderr).toBe(options.length === 0 ? `Taking the secret from ${variable}.\n` : '')
	})

	it('comes from a descriptor, and from no other place where one is named', async () => {
		const it = await world()
		const args = ['connections', 'add', 'lab', ...it.address, '--secret-fd', '3']
		const child = spawn(program, args, {
			env: { ...it.env, TG_SECRET: 'wrong' },
			stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
		})
		const ended = once(child, 'close')
		const descriptor = child.stdio[3] as NodeJS.WritableStream
		descriptor.end(`${it.secret}\n`)
		expect((await ended)[0]).toBe(0)
		expectDone(await it.run(['issue', 'lab']))
		for (const [number, code] of [
			['9', 1],
			['1', 2],
			['x', 2],
		] as const) {
			const edited = await it.run(['connections', 'edit', 'lab', '--secret-fd', number])
			expect([number, edited.code]).toEqual([number, code])
		}
	})

	it('of an existing connection is not changed by what stands in the environment', async () => {
		const it = await world()
		await seeded(it)
		const env = { ...it.env, TGTOKEN_SECRET: 'another', TG_SECRET: 'another' }
		const edited = await runInside(['connections', 'edit', 'lab', '--graph', 'tests'], env)
		expect(edited.code).toBe(0)
		expectDone(await it.run(['issue', 'lab']))
	})

	it('that is a token comes from its own variables, from the options or a terminal', async () => {
		const it = await world()
		const [held] = await seeded(it, 'one')
		const [{ token = '' } = {}] = it.server.tokens()
		for (const variable of ['TGTOKEN_TOKEN', 'TG_API_TOKEN', 'TG_JWT_TOKEN']) {
			const env = { ...it.env, [variable]: token }
			const ran = await runInside(['import', 'lab', '--json'], env)
			expect([ran.code, ran.json()]).toMatchObject([0, { token: { id: held }, wasThere: true }])
			expect(ran.stderr).toBe(`Taking the token from ${variable}.\n`)
		}
		const none = await it.run(['import', 'lab'])
		expect([none.code, none.stdout]).toEqual([2, ''])
		const typed = await inTerminal(it, ['import', 'lab', '--json'], ['token: ', `${token}\r`])
		expect(typed).toMatchObject({ code: 0, screen: expect.stringContaining('"wasThere":true') })
		expect(typed.screen).not.toContain(token)
	})

	it('that is not there is said without naming what is', async () => {
		const it = await world()
		const { ran } = await added(it, ['--secret-env=NOT_SET'], {})
		expect([ran.code, ran.stdout]).toEqual([2, ''])
		const empty = await added(it, ['--secret-env=EMPTY'], { EMPTY: '' })
		expect(empty.ran.stderr).toContain('the secret is empty in that variable')
	})
})

describe('an option', () => {
	it('may stand in the environment, and gives way to one that is typed', async () => {
		const it = await world()
		await seeded(it)
		const env = { ...it.env, TGTOKEN_LIFETIME: '2h', TGTOKEN_QUIET: '1' }
		const issue = async (...more: string[]) => {
			const id = (await runInside(['issue', 'lab', ...more], env)).stdout.trim()
			return (await it.run(['inspect', 'lab', id, '--json'])).json().token.lifetimeAskedSeconds
		}
		expect(await issue()).toBe(7200)
		expect(await issue('--lifetime=3h')).toBe(10_800)
		const wrong = await runInside(['issue', 'lab'], { ...env, TGTOKEN_LIFETIME: 'soon' })
		expect(wrong.code).toBe(2)
		expect((await runInside(['list', '--quiet'], { ...env, TGTOKEN_QUIET: '0' })).code).toBe(0)
	})
})
