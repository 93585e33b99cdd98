import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { keysAsMarkdown } from '../../source/app/keys/keys-as-markdown.ts'
import { commands } from '../../source/cli/commands.ts'
import { commandsAsMarkdown } from '../../source/cli/help/commands-as-markdown.ts'
import { jsonAnswers } from '../../source/cli/help/json-answers.ts'
import { jsonAsMarkdown } from '../../source/cli/help/json-as-markdown.ts'
import { jsonShapes } from '../../source/cli/help/json-shapes.ts'
import { manPage } from '../../source/cli/help/man-page.ts'
import { isInstalled } from './is-installed.ts'
import { undocumented } from './json-shape-faults.ts'

describe('the documents', () => {
	it('say of every command, and of no other, what it answers', () => {
		expect(Object.keys(jsonAnswers).sort()).toEqual(commands.map(({ name }) => name).sort())
		const text = jsonAsMarkdown()
		for (const name of Object.keys(jsonShapes)) expect(text).toContain(`\n### ${name}\n`)
		const links = [...text.matchAll(/\]\(#(\w+)\)/g)].map(([, link]) => link)
		const shapes = Object.keys(jsonShapes).map((name) => name.toLowerCase())
		expect(links.filter((link) => !shapes.includes(link ?? ''))).toEqual([])
	})

	it('are tables of as many cells in each row as in the first', () => {
		for (const table of [commandsAsMarkdown(), keysAsMarkdown(), jsonAsMarkdown()]) {
			let cells: number | undefined
			for (const line of table.split('\n')) {
				const bars = line.startsWith('|') ? line.split(/(?<!\\)\|/).length : undefined
				if (bars !== undefined && cells !== undefined) expect([line, bars]).toEqual([line, cells])
				cells = bars
			}
		}
	})

	it('are a man page that man can show', ({ skip }) => {
		skip(!isInstalled('man'), 'man is not installed')
		const env = { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8' }
		const shown = spawnSync('man', ['--warnings', '-l', '-'], {
			input: manPage(),
			encoding: 'utf8',
			env,
		})
		expect([shown.status, shown.stderr]).toEqual([0, ''])
		for (const { name } of commands) expect(shown.stdout).toContain(`tgtoken ${name}`)
		expect(shown.stdout).toContain('TGTOKEN_MIN_TTL')
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
