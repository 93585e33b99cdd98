import { commands, otherCommands } from '../commands.ts'

/** The command table as Markdown, for the readme: one row a command, its options behind it. */
export function commandsAsMarkdown(): string {
	const rows = commands.map(({ name, words, options, summary }) => {
		const shown = words.map((word) => (word.isOptional ? `[${word.name}]` : word.name))
		const flags = Object.entries(options).map(([option, { value }]) =>
			value === undefined ? `\`--${option}\`` : `\`--${option} ${value}\``,
		)
		// A bar would end the cell, in code too.
		return `| \`${[name, ...shown].join(' ')}\` | ${summary} | ${flags.join(' ').replaceAll('|', '\\|')} |`
	})
	const others = otherCommands.map(([name, summary]) => `| \`${name}\` | ${summary} | |`)
	return ['| command | what it does | options |', '| --- | --- | --- |', ...rows, ...others].join(
		'\n',
	)
}
