import { commandNames } from '../commands.ts'
import { exitCodes } from '../fault-json.ts'
import { jsonAnswers } from './json-answers.ts'
import { jsonShapes, type Shape } from './json-shapes.ts'

/** The whole of `docs/json.md`: what every command answers with --json, and the shapes in it. */
export function jsonAsMarkdown(): string {
	const answers = commandNames.flatMap((name) => {
		const shapes = jsonAnswers[name] ?? []
		return ['', `### tgtoken ${name}`, ...(shapes.length > 0 ? shapes.flatMap(table) : ['', none])]
	})
	const shapes = Object.entries(jsonShapes).flatMap(([name, shape]) => [
		'',
		`### ${name}`,
		...table(shape),
	])
	return [...head, ...answers, '', '## Shapes', ...shapes].join('\n')
}

const none = 'Nothing: its output is that of the program it runs.'

const head = [
	'# What programs are given',
	'',
	'<!-- Made by npm run docs from source/cli/help/json-shapes.ts and json-answers.ts; a test holds every answer to them. -->',
	'',
	'With `--json` a command prints one JSON object on one line on stdout. Objects may get further',
	'fields in later versions; names and meanings of those below stay. `null` is *not known*. Instants are',
	'ISO 8601 in UTC, to the second, and beside them stand epoch seconds. Tokens are masked unless',
	'`--show` is given. A failure is `{"error": Error}` on stdout, and nothing on stderr.',
	'',
	'With `--jsonl` a list is one object a line, made as it is read; where the rest cannot be made, the last',
	'line is `{"error": Error}` and the exit code says so.',
	'',
	'| exit code | |',
	'| --- | --- |',
	...exitCodes.map(([code, what]) => `| ${code} | ${what} |`),
	'',
	'## Answers',
]

function table(shape: Shape): readonly string[] {
	const rows = Object.entries(shape).map(([field, [type, what]]) => {
		const name = field.replace(/\?$/, '')
		const isOptional = name !== field
		return `| ${name === '…' ? '…' : `\`${name}\``} | ${typeText(type)} | ${isOptional ? 'perhaps absent; ' : ''}${what} |`
	})
	return ['', '| field | type | |', '| --- | --- | --- |', ...rows]
}

function typeText(type: string): string {
	const [, name = '', list = '', orNull = ''] = /^(\w+)(\[\])?(\|null)?$/.exec(type) ?? []
	const shown = Object.hasOwn(jsonShapes, name) ? `[${name}](#${name.toLowerCase()})` : name
	return `${list ? 'list of ' : ''}${shown}${orNull ? ' or null' : ''}`
}
