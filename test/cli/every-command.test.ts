import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { commandNames } from '../../source/cli/commands.ts'
import { failed, ok } from '../../source/model/fault.ts'
import { createApi } from '../../source/rest/create-api.ts'
import { startSimulator } from '../../source/sim/start-simulator.ts'
import { newId } from '../../source/store/new-id.ts'
import { openHistory } from '../../source/store/open-history.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { saveConnection } from '../../source/work/save-connection.ts'
import { value } from '../rest/outcomes.ts'
import { typedFor } from '../work/work-world.ts'
import { type CommandRow, everyCommand } from './every-command.ts'
import { undocumented } from './json-shape-faults.ts'
import { type RanHere, runHere } from './run-here.ts'

/** A history on disk with the connection `lab` and a token, and a row for each command over it. */
async function aWorld(protocol = '3.9') {
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-every-'))
	const server = await startSimulator({ protocol })
	const history = value(await openHistory({ folder }))
	onTestFinished(async () => {
		await history.close()
		await server.close()
		rmSync(folder, { recursive: true, force: true })
	})
	const ports = { api: createApi(), history, nowMs: Date.now, newId }
	const connection = value(
		await saveConnection(ports, {
			typed: typedFor(server, { user: 'tigergraph' }),
			credentials: { secret: server.secrets.secret1 ?? '', password: 'tigergraph' },
		}),
	)
	value(await issueToken(ports, { connection, label: 'loader' }))
	const exported = (await runHere(ok(ports), ['history', 'export'])).stdout
	const address = [
		'--url=http://127.0.0.1',
		'--graph=tests',
		`--restpp-port=${server.restppPort}`,
		`--gsql-port=${server.gsqlPort}`,
	]
	const rows = everyCommand(address, exported, server.mint().token)
	/** What `ID` stands for: a token of the server's that is not gone. */
	const idNow = () => {
		const live = [...history.view().tokens.values()].filter(
			({ ended, origin }) => !ended && origin === 'issued',
		)
		return live.at(-1)?.id ?? 'none'
	}
	const run = (
		name: string,
		words: readonly string[] = [],
		more: { isJson?: boolean; input?: string; signal?: AbortSignal; isShut?: boolean } = {},
	): Promise<RanHere> => {
		const { isJson, input = '', signal, isShut } = more
		const own = words.map((word) => (word === 'ID' ? idNow() : word))
		const at = own.includes('--') ? own.indexOf('--') : own.length
		const flagged = isJson ? own.toSpliced(at, 0, '--json') : own
		const shut = failed('history-unreadable', { place: folder, detail: 'it is a pipe' })
		return runHere(isShut ? shut : ok(ports), [...name.split(' '), ...flagged], {
			input,
			// A file that a command is given holds the same as its stdin.
			readFile: async () => ok(input === '' ? '{"host":"http://127.0.0.1"}' : input),
			files: { ...files, read: async () => ok(input) },
			...(signal && { signal }),
		})
	}
	return { server, rows: Object.entries(rows), run }
}

const files = {
	write: async () => ok(undefined),
	seal: async () => '',
	isSealed: async () => false,
	open: async () => ok(''),
}

/** A fault as people and programs are to be told of it. */
function expectFault(ran: RanHere, code: number, isJson: boolean, what: string): void {
	if (isJson) {
		expect({ what, code: ran.code, error: JSON.parse(ran.stdout).error }).toMatchObject({
			what,
			code,
			error: {
				code: expect.any(String),
				message: expect.stringMatching(/\S/),
				next: expect.stringMatching(/\S/),
			},
		})
	} else {
		expect({ what, ...ran }).toMatchObject({ what, code, stdout: '' })
		expect({ what, said: ran.stderr }).toMatchObject({ said: expect.stringMatching(/\nnext: \S/) })
	}
}

describe.each([false, true])('every command, JSON: %s', (isJson) => {
	const mode = { isJson }

	it('has a row here, and is done', async () => {
		const { rows, run: onThree } = await aWorld()
		const { run: onFour } = await aWorld('4.1')
		expect(rows.map(([name]) => name).sort()).toEqual([...commandNames].sort())
		for (const [name, { done, isOnFour, printsNoObject }] of rows) {
			const run = isOnFour ? onFour : onThree
			for (const { words, input = '' } of done) {
				// What runs until it is told to end is told so at once.
				const signal = name === 'watch' ? { signal: AbortSignal.abort() } : {}
				const ran = await run(name, words, { ...mode, ...signal, input })
				expect({ name, ...ran }).toMatchObject({ name, code: 0 })
				if (printsNoObject) continue
				if (isJson) expect(undocumented([...name.split(' ')], JSON.parse(ran.stdout))).toEqual([])
				else expect({ name, said: ran.stdout }).toMatchObject({ said: expect.stringMatching(/\S/) })
				expect(ran.stdout).not.toMatch(/undefined|\[object|NaN/)
			}
		}
	})

	it('ends with 1 where there is no history, and with 2 where it is not understood', async () => {
		const { rows, run } = await aWorld()
		for (const [name, row] of rows) {
			expectFault(await run(name, ['--no-such-option'], mode), 2, isJson, name)
			if (row.isAlone) continue
			const [{ words, input = '' } = { words: [] }] = row.done
			const ran = await run(name, words, { ...mode, input, isShut: true })
			if (row.tellsFaults) expect([name, ran.code]).toEqual([name, 1])
			else expectFault(ran, 1, isJson, name)
		}
	})

	it('ends with 4 where nothing matches or something was found', async () => {
		const { rows, run } = await aWorld()
		for (const [name, { nothing }] of rows) {
			if (nothing) expect([name, (await run(name, nothing, mode)).code]).toEqual([name, 4])
		}
	})

	it('ends with 130 when it is interrupted, and with 3 when the server is not there', async () => {
		const { rows, run, server } = await aWorld()
		const asking = rows.filter(
			(row): row is [string, CommandRow & { asks: string[] }] => !!row[1].asks,
		)
		for (const [name, { asks, tellsFaults }] of asking) {
			const ran = await run(name, asks, { ...mode, signal: AbortSignal.abort() })
			if (tellsFaults) expect([name, ran.code]).toEqual([name, 130])
			else expectFault(ran, 130, isJson, name)
		}
		await server.close()
		for (const [name, { asks, tellsFaults }] of asking) {
			const ran = await run(name, asks, mode)
			if (tellsFaults) expect([name, ran.code]).toEqual([name, 3])
			else expectFault(ran, 3, isJson, name)
		}
	})

	it('ends with 5 when nobody knows what the server did', async () => {
		const { rows, run, server } = await aWorld()
		for (const [name, { acts, asks }] of rows) {
			if (!acts) continue
			server.control.failNext({ kind: 'cut-off' }, acts)
			expectFault(await run(name, asks, mode), 5, isJson, name)
		}
	})
})

describe('every command, with --quiet', () => {
	it('says nothing but ids and names, or the text that was asked for', async () => {
		const { rows, run: onThree } = await aWorld()
		const { run: onFour } = await aWorld('4.1')
		for (const [name, { done, isOnFour, printsNoObject, isText }] of rows) {
			if (printsNoObject) continue
			const run = isOnFour ? onFour : onThree
			for (const { words, input = '' } of done) {
				const ran = await run(name, [...words, '--quiet'], { input })
				const said = { name, ...ran }
				const place = name === 'key' ? /^file 0600\n$/ : /^\S*(?:\n\S+)*\n?$/
				expect(said).toMatchObject({ code: 0, stderr: '' })
				if (isText) expect(said.stdout).toMatch(/\S/)
				else expect(said).toMatchObject({ stdout: expect.stringMatching(place) })
			}
		}
	})
})
