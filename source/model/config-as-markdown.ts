import { configFields } from './config-fields.ts'

/** The settings of `config.json` as a Markdown table, for the readme. */
export function configAsMarkdown(): string {
	const rows = Object.entries(configFields)
		.filter(([name]) => !name.startsWith('$'))
		.map(([name, { what, allowed }]) => `| \`${name}\` | ${what} | ${allowed} |`)
	return [
		'| setting | what it is for | what may stand there |',
		'| --- | --- | --- |',
		...rows,
	].join('\n')
}
