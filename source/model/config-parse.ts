import { type Config, defaultConfig } from './config.ts'
import { configFields } from './config-fields.ts'
import { JsonMistake, type Located, readLocatedJson } from './located-json.ts'
import { nearest } from './nearest.ts'
import { sanitizeTo } from './sanitize.ts'

/** An entry of `config.json` that is not heeded. Lines and columns count from 1. */
export type ConfigFault = {
	readonly line: number
	readonly column: number
	/** The entry, such as `alerts.at`; empty where the file is no JSON. */
	readonly path: string
	/** What may stand there. */
	readonly text: string
}

/** The settings of a file, and where it goes wrong. */
export type ParsedConfig = {
	readonly config: Config
	/** In the order of the file. */
	readonly faults: readonly ConfigFault[]
	/** Where the keys of each action are written, by its id. */
	readonly keyPlaces: Readonly<Record<string, Pick<ConfigFault, 'line' | 'column'>>>
}

/** Reads the text of a `config.json`. A wrong entry is left out and told; everything else is in force. */
export function parseConfig(text: string): ParsedConfig {
	const faults: ConfigFault[] = []
	const refuse = (at: number, path: string, words: string): undefined => {
		faults.push({ ...placeIn(text, at), path: sanitizeTo(path, 60), text: sanitizeTo(words, 200) })
	}
	const done = (config: Config, keys?: Located): ParsedConfig => ({
		config,
		faults: faults.sort((a, b) => a.line - b.line || a.column - b.column),
		keyPlaces: Object.fromEntries(
			(keys?.entries ?? []).map(({ name, at }) => [name, placeIn(text, at)]),
		),
	})
	let whole: Located
	try {
		whole = readLocatedJson(text)
	} catch (error) {
		if (!(error instanceof JsonMistake)) throw error
		refuse(error.at, '', error.message)
		return done(defaultConfig)
	}
	const { entries } = whole
	if (!entries) refuse(whole.at, '', 'The file must hold one object: { … }.')
	let config = defaultConfig
	const names = new Set<string>()
	for (const { name, at, item } of entries ?? []) {
		const field = Object.hasOwn(configFields, name) ? configFields[name] : undefined
		if (!field) refuse(at, name, unknownText(name))
		else if (names.has(name)) refuse(at, name, 'This stands here a second time.')
		else {
			const part = field.read(item, (node, path, words) => refuse(node.at, path, words))
			config = { ...config, ...part }
		}
		names.add(name)
	}
	return done(config, entries?.find(({ name }) => name === 'keys')?.item)
}

function unknownText(name: string): string {
	const known = Object.keys(configFields)
	const near = nearest(name, known)
	return `There is no such field. ${near ? `Did you mean ${near}?` : `There are: ${known.join(', ')}.`}`
}

function placeIn(text: string, at: number): { line: number; column: number } {
	const before = text.slice(0, at).split(/\r\n|\r|\n/)
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
