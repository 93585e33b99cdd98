import type { Answer, OptionSpec } from './command.ts'

/** The --jsonl option of a command that lists something. */
export function jsonlOption(one: string): Readonly<Record<'jsonl', OptionSpec>> {
	return { jsonl: { what: `one JSON object per ${one}, a line each` } }
}

/** An answer that is nothing but lines, made while they are printed. */
export function linesAnswer(lines: Iterable<string> | AsyncIterable<string>): Answer {
	return { json: {}, text: () => '', lines }
}

/** The answer to --jsonl: each object on a line of its own. */
export function jsonLinesAnswer(rows: readonly Readonly<Record<string, unknown>>[]): Answer {
	return linesAnswer(rows.map((row) => JSON.stringify(row)))
}
