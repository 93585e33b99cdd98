import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../source/cli/command.ts'
import { loadCommands } from '../../source/cli/commands.ts'
import { findCommand } from '../../source/cli/find-command.ts'
import { parseInvocation } from '../../source/cli/parse-invocation.ts'
import { nearest } from '../../source/model/nearest.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'

const commands = await loadCommands()

function command(name: string): Command {
	const found = commands.find((each) => each.name === name)
	if (!found) throw new Error(`no command ${name}`)
	return found
}

const issue = command('issue')
const detailOf = (args: readonly string[], of = issue) => faultOf(parseInvocation(of, args)).detail

describe('what is typed after a command', () => {
	it('is words, texts and flags, in any order', () => {
		const args = ['--show', 'lab', '--label', 'my loader', '--lifetime=30d']
		const { words, texts, flags } = value(parseInvocation(issue, args))
		expect(words).toEqual(['lab'])
		expect(texts).toEqual({ label: 'my loader', lifetime: '30d' })
		expect([...flags]).toEqual(['show'])
	})

	it('may be a label that looks like an option, behind a = or after --', () => {
		expect(value(parseInvocation(issue, ['lab', '--label=-x'])).texts.label).toBe('-x')
		const label = command('label')
		expect(value(parseInvocation(label, ['lab', 't1', '--', '--x'])).words).toEqual([
			'lab',
			't1',
			'--x',
		])
	})

	it.each([
		[[], 'NAME is missing.'],
		[['lab', 'more'], 'it takes NAME and nothing more.'],
		[['lab', '--label'], '--label needs a value: --label TEXT.'],
		[['lab', '--label', '--show'], '--label needs a value: --label TEXT.'],
		[['lab', '--show=yes'], '--show takes no value.'],
		[['lab', '--label', 'a', '--label', 'b'], '--label is given twice.'],
		[['lab', '--lifetme', '3d'], 'there is no option --lifetme; did you mean --lifetime?'],
		[['lab', '-x'], 'there is no option -x.'],
		[['lab', '--toString'], 'there is no option --toString.'],
		[['lab', '--constructor=x'], 'there is no option --constructor.'],
	])('is refused in words: %j', (args, sentence) => {
		expect(detailOf(args)).toBe(`tgtoken issue: ${sentence}`)
	})

	it.each([
		['connections add', '--secret', 'a secret', '--secret-stdin or --secret-file'],
		['connections add', '--passwd', 'a password', '--password-stdin or --password-file'],
		['connections edit', '--password', 'a password', '--password-stdin or --password-file'],
		['import', '--token', 'a token', '--token-stdin or --token-file'],
	])('never takes %s %s', (name, option, kind, ways) => {
		expect(detailOf(['lab', option, 'hunter2'], command(name))).toBe(
			`tgtoken ${name}: ${kind} is never an argument’s value, where others can read it: use ${ways}.`,
		)
	})

	it('never comes back in a fault, whatever it is and wherever it stands', () => {
		const canary = 'canary7canary7canary7'
		const anywhere = fc.array(
			fc.constantFrom(
				canary,
				`--secret=${canary}`,
				`--label=${canary}`,
				`--show=${canary}`,
				`--no-such=${canary}`,
				'--secret',
				'--label',
				'--json',
				'--',
				'lab',
			),
			{ maxLength: 6 },
		)
		fc.assert(
			fc.property(fc.constantFrom(...commands), anywhere, (any, args) => {
				const outcome = parseInvocation(any, args)
				if (!outcome.ok) expect(outcome.fault.detail).not.toContain(canary)
			}),
		)
	})
})

describe('a command', () => {
	it('is found by its words; what follows is its own', () => {
		const found = value(findCommand(['connections', 'add', 'lab', '--url=x']))
		expect(found).toMatchObject({ name: 'connections add', rest: ['lab', '--url=x'] })
		expect(value(findCommand(['connections', '--help']))).toMatchObject({ kind: 'group' })
	})

	it.each([
		[['issu'], 'There is no command issu; did you mean issue?'],
		[['lsit'], 'There is no command lsit; did you mean list?'],
		[['simulat'], 'There is no command simulat; did you mean simulate?'],
		[['connections', 'ad'], 'There is no command connections ad; did you mean connections add?'],
		[['connection', 'add'], 'There is no command connection; did you mean connections?'],
		[['frobnicate'], 'There is no command frobnicate.'],
		[['--jsn'], 'There is no option --jsn.'],
		[['\u001b[31mred'], 'There is no command red.'],
	])('that is not there is said with the nearest: %j', (args, detail) => {
		expect(faultOf(findCommand(args)).detail).toBe(detail)
		expect(codeOf(findCommand(args))).toBe('wrong-usage')
	})
})

describe('the nearest word', () => {
	const words = ['issue', 'list', 'inspect', 'refresh', 'delete']

	it.each([
		['isuse', 'issue'],
		['lst', 'list'],
		['insp', 'inspect'],
		['refrehs', 'refresh'],
		['x', undefined],
		['', undefined],
		['completely-other', undefined],
	])('of %j is %s', (typed, word) => {
		expect(nearest(typed, words)).toBe(word)
	})

	it('of a word is the word itself, also after a longer one that begins with it', () => {
		expect(nearest('list', ['listing', 'list'])).toBe('list')
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1 }),
				(list) => {
					for (const word of list) expect(nearest(word, list)).toBe(word)
				},
			),
		)
	})
})
