import { describe, expect, it } from 'vitest'
import { loadCommands, otherCommands } from '../../source/cli/commands.ts'
import { findCommand } from '../../source/cli/find-command.ts'
import { commandText, groupText, overviewText } from '../../source/cli/help/help-text.ts'
import { parseInvocation } from '../../source/cli/parse-invocation.ts'
import { simulateUsage } from '../../source/sim/simulate-options.ts'
import { value } from '../rest/outcomes.ts'

const commands = await loadCommands()

/** The words of an example's `tgtoken …` part, as a shell would split them. */
function argumentsOf(example: string): string[] {
	const own = /tgtoken ([^|&<>]+)/.exec(example)?.[1] ?? ''
	return [...own.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(
		([, quoted, bare]) => quoted ?? bare ?? '',
	)
}

describe('the help', () => {
	it('names every command in the overview', () => {
		const text = overviewText(commands)
		for (const { name, summary } of commands) {
			expect(text).toContain(`  ${name}`)
			expect(text).toContain(summary)
		}
		for (const [name] of otherCommands) expect(text).toContain(`  ${name}`)
	})

	it('shows examples at every level', () => {
		const groups = new Set(commands.flatMap(({ name }) => name.match(/^\S+(?= )/) ?? []))
		expect([...groups]).toEqual(['connections', 'secrets', 'history'])
		const texts = [
			overviewText(commands),
			...[...groups].map((group) => groupText(commands, group)),
			...commands.map(commandText),
			simulateUsage,
		]
		for (const text of texts) expect(text).toMatch(/\nExamples:\n(?: {2}\S.*\n?)+$/)
	})

	it.each(commands)(
		'of $name names every word and option, and has examples that are right',
		(command) => {
			const text = commandText(command)
			for (const option of [...Object.keys(command.options), 'json', 'help']) {
				expect(text).toContain(`  --${option}`)
			}
			for (const word of command.words) expect(text).toContain(word.name)
			expect(command.examples.length).toBeGreaterThan(0)
			for (const example of command.examples) {
				expect(text).toContain(example)
				const found = value(findCommand(argumentsOf(example)))
				if (found.kind !== 'command') throw new Error(`${example} names a group`)
				expect(found.name).toBe(command.name)
				value(parseInvocation(command, found.rest))
			}
		},
	)

	it('stays within 100 columns, but for examples', () => {
		const examples = new Set(commands.flatMap((each) => each.examples.map((line) => `  ${line}`)))
		const texts = [
			overviewText(commands),
			groupText(commands, 'connections'),
			...commands.map(commandText),
		]
		const tooLong = texts
			.flatMap((text) => text.split('\n'))
			.filter((line) => line.length > 100 && !examples.has(line))
		expect(tooLong).toEqual([])
	})
})
