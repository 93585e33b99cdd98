import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keysAsMarkdown } from '../../source/app/keys/keys-as-markdown.ts'
import { loadCommands } from '../../source/cli/commands.ts'
import { commandsAsMarkdown } from '../../source/cli/help/commands-as-markdown.ts'
import { jsonAnswers } from '../../source/cli/help/json-answers.ts'
import { jsonAsMarkdown } from '../../source/cli/help/json-as-markdown.ts'
import { jsonShapes } from '../../source/cli/help/json-shapes.ts'
import { manPage } from '../../source/cli/help/man-page.ts'
import { commonOptions } from '../../source/cli/parse-invocation.ts'
import { isInstalled } from './is-installed.ts'
import { undocumented } from './json-shape-faults.ts'

const commands = await loadCommands()
const sourceFolder = join(import.meta.dirname, '../../source')

describe('the documents', () => {
	it('say of every command, and of no other, what it answers', () => {
		expect(Object.keys(jsonAnswers).sort()).toEqual(commands.map(({ name }) => name).sort())
		const text = jsonAsMarkdown()
		for (const name of Object.keys(jsonShapes)) expect(text).toContain(`\n### ${name}\n`)
		const links = [...text.matchAll(/\]\(#(\w+)\)/g)].map(([, link]) => link)
		const shapes = Object.keys(jsonShapes).map((name) => name.toLowerCase())
		expect(links.filter((link) => !shapes.includes(link ?? ''))).toEqual([])
	})

	it('are tables of as many cells in each row as in the first', async () => {
		for (const table of [await commandsAsMarkdown(), keysAsMarkdown(), jsonAsMarkdown()]) {
			let cells: number | undefined
			for (const line of table.split('\n')) {
				const bars = line.startsWith('|') ? line.split(/(?<!\\)\|/).length : undefined
				if (bars !== undefined && cells !== undefined) expect([line, bars]).toEqual([line, cells])
				cells = bars
			}
		}
	})

	it('are a man page that man can show', async ({ skip }) => {
		skip(!isInstalled('man'), 'man is not installed')
		const env = { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8' }
		const shown = spawnSync('man', ['--warnings', '-l', '-'], {
			input: await manPage(),
			encoding: 'utf8',
			env,
		})
		expect([shown.status, shown.stderr]).toEqual([0, ''])
		for (const { name } of commands) expect(shown.stdout).toContain(`tgtoken ${name}`)
		expect(shown.stdout).toContain('TGTOKEN_MIN_TTL')
	})

	it('name every variable of ours that is read, those of options by the name of the option', async () => {
		const sources = readdirSync(sourceFolder, { recursive: true, withFileTypes: true })
			.filter((entry) => /\.tsx?$/.test(entry.name))
			.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
		const read = new Set(sources.flatMap((text) => text.match(/TGTOKEN_[A-Z][A-Z_]*[A-Z]/g) ?? []))
		// The clock of the pictures, and one that we set ourselves.
		for (const own of ['TGTOKEN_DEMO_NOW', 'TGTOKEN_UNUSABLE_PROXY']) read.delete(own)
		const page = await manPage()
		expect([...read].filter((name) => !page.includes(name))).toEqual([])
		for (const { options } of commands) {
			for (const [name, { variable }] of Object.entries({ ...options, ...commonOptions })) {
				const itsOwn = `TGTOKEN_${name.toUpperCase().replaceAll('-', '_')}`
				expect([undefined, itsOwn]).toContain(variable)
			}
		}
	})

	it('give no variable to what one call alone is to do', () => {
		const withVariable = commands.flatMap(({ options }) =>
			Object.entries(options).flatMap(([name, { variable }]) => (variable ? name : [])),
		)
		expect([...new Set(withVariable)].sort()).toEqual([
			'ahead',
			'lifetime',
			'min-ttl',
			'shell',
			'wait',
			'within',
		])
	})

	it('are held to: what is missing, too much or of another type is found', () => {
		const error = { code: 'x', message: 'y', next: 'z' }
		expect(undocumented(['list', '--json'], { error })).toEqual([])
		expect(undocumented(['list'], { error: { ...error, extra: 1 } })).toEqual([
			'.error.extra is not documented',
		])
		expect(undocumented(['check'], { withinSeconds: '1', found: [{}] })).toEqual([
			'.checked is missing',
			'.withinSeconds is not integer: "1"',
			'.found[0].token is missing',
			'.found[0].why is missing',
			'.found[0].leftSeconds is missing',
		])
	})
})
