import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCommands } from '../../source/cli/commands.ts'
import { commandText, groupText, overviewText } from '../../source/cli/help/help-text.ts'

const commands = await loadCommands()
const readme = readFileSync(join(import.meta.dirname, '../../readme.md'), 'utf8')

/** The command lines that each help shows as examples: so many of each, all if left out. */
export function helpExamples(most = Infinity): readonly string[] {
	const groups = new Set(commands.flatMap(({ name }) => name.match(/^\S+(?= )/) ?? []))
	const texts = [
		overviewText(commands),
		...[...groups].map((group) => groupText(commands, group)),
		...commands.map(commandText),
	]
	return texts.flatMap((text) => {
		const [, examples = ''] = text.split('\nExamples:\n')
		return examples
			.split('\n')
			.slice(0, most)
			.map((line) => line.trim())
	})
}

/** Every line for a shell in the readme that runs the program, with its comment. */
export function readmeExamples(): readonly string[] {
	return [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
		.flatMap(([, lines = '']) => lines.trim().split('\n'))
		.filter((line) => /\btgtoken +[^ #]/.test(line))
		.map((line) => line.replace('dist/tgtoken', 'tgtoken'))
}

/** Every call of the program that stands in the readme's sentences. */
export function readmeMentions(): readonly string[] {
	const prose = readme
		.replace(/```[\s\S]*?```/g, '')
		.replace(/<!-- (\w+):start[\s\S]*?\1:end -->/g, '')
	return [...prose.matchAll(/`(tgtoken [^`]+)`/g)].map(([, call = '']) => call.replace(/\s+/g, ' '))
}
