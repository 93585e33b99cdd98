import { loadCommands, otherCommands } from '../commands.ts'
import { wordsOf } from './help-text.ts'

/** The command table as Markdown, for the readme: one row a command, its options behind it. */
export async function commandsAsMarkdown(): Promise<string> {
	const commands = await loadCommands()
	const rows = commands.map((command) => {
		const flags = Object.entries(command.options).map(([option, { value }]) =>
			value === undefined ? `\`--${option}\`` : `\`--${option} ${value}\``,
		)
		return rowOf(`\`${wordsOf(command)}\``, command.summary, flags.join(' '))
	})
	const others = otherCommands.map(([name, summary]) => rowOf(`\`${name}\``, summary, ''))
	return ['| command | what it does | options |', '| --- | --- | --- |', ...rows, ...others].join(
		'\n',
	)
}

/** A row of a table. A bar would end its cell, in code too. */
function rowOf(...cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
