import type { AlertSettings, Config } from './config.ts'
import { defaultConfig } from './config.ts'
import { parseLifetime } from './lifetime.ts'
import type { Located } from './located-json.ts'
import { themeNames } from './theme-name.ts'
import { tokenColumnNames } from './token-column.ts'

/** Says of a value that it is not heeded. */
export type Refuse = (node: Located, path: string, text: string) => undefined

/** What `config.json` may hold under one name. */
export type ConfigField = {
	/** What it is for. */
	readonly what: string
	/** What may stand there, as a sentence for whoever wrote something else. */
	readonly allowed: string
	/** The same as JSON Schema. */
	readonly schema: Readonly<Record<string, unknown>>
	/** Its part of the settings; what is wrong is refused, and left out. */
	readonly read: (node: Located, refuse: Refuse) => Partial<Config> | undefined
}

const keysAllowed = 'An object: each action’s id with a key, or with a list of keys.'
const columnsAllowed = `A list of ${tokenColumnNames.join(', ')}; each at most once.`
const themesAllowed = `One of ${themeNames.join(', ')}.`
const zoneAllowed = 'The IANA name of a time zone, such as Europe/Berlin, or "local".'
const alertsAllowed =
	'An object with at (spans before the end, such as ["24h", "1h", "10min"]; [] for none), bell and notify (a notification of the desktop’s by OSC 9), each true or false.'
const spansAllowed = 'A list of spans before the end, such as ["24h", "1h", "10min"]; [] for none.'
const lifetimeAllowed = 'A lifetime such as "12h", "30d", "1d 12h"; a bare number is seconds.'
const switchAllowed = 'true or false.'

const texts = { type: 'array', items: { type: 'string' } }

/** Every field of `config.json`; parser, schema and messages are made from this. */
export const configFields: Readonly<Record<string, ConfigField>> = {
	$schema: {
		what: 'Where the schema lies, for your editor.',
		allowed: 'A text.',
		schema: { type: 'string' },
		read: () => ({}),
	},
	keys: {
		what: 'Your keys, by the id of their action.',
		allowed: keysAllowed,
		schema: { type: 'object', additionalProperties: { anyOf: [{ type: 'string' }, texts] } },
		read(node, refuse) {
			if (!node.entries) return refuse(node, 'keys', keysAllowed)
			const keys: [string, readonly string[]][] = []
			for (const { name, item } of node.entries) {
				const list = typeof item.value === 'string' ? [item.value] : textsOf(item)
				if (list) keys.push([name, list])
				else refuse(item, `keys.${name}`, 'A key, or a list of keys; [] for none.')
			}
			return { keys: Object.fromEntries(keys) }
		},
	},
	theme: {
		what: 'The colours of the screens.',
		allowed: themesAllowed,
		schema: { enum: themeNames },
		read(node, refuse) {
			const theme = themeNames.find((name) => name === node.value)
			return theme ? { theme } : refuse(node, 'theme', themesAllowed)
		},
	},
	columns: {
		what: 'The columns of the screens’ tables of tokens, in this order.',
		allowed: columnsAllowed,
		schema: {
			type: 'array',
			items: { enum: tokenColumnNames },
			uniqueItems: true,
			minItems: 1,
		},
		read(node, refuse) {
			const { items = [] } = node
			if (items.length === 0) return refuse(node, 'columns', columnsAllowed)
			const columns = items.flatMap((item, index) => {
				const column = tokenColumnNames.find((name) => name === item.value)
				const isFirst = items.findIndex(({ value }) => value === item.value) === index
				if (column && isFirst) return [column]
				refuse(item, `columns[${index}]`, columnsAllowed)
				return []
			})
			return columns.length > 0 ? { columns } : undefined
		},
	},
	timeZone: {
		what: 'The time zone in which times are shown; JSON output stays in UTC.',
		allowed: zoneAllowed,
		schema: { type: 'string' },
		read(node, refuse) {
			const { value } = node
			if (value === 'local') return {}
			if (typeof value === 'string' && isZone(value)) return { timeZone: value }
			return refuse(node, 'timeZone', zoneAllowed)
		},
	},
	alerts: {
		what: 'When and how you are told that a token comes near its end.',
		allowed: alertsAllowed,
		schema: {
			type: 'object',
			properties: { at: texts, bell: { type: 'boolean' }, notify: { type: 'boolean' } },
			additionalProperties: false,
		},
		read(node, refuse) {
			if (!node.entries) return refuse(node, 'alerts', alertsAllowed)
			let alerts: AlertSettings = defaultConfig.alerts
			for (const { name, item } of node.entries) {
				const path = `alerts.${name}`
				if (name === 'at') {
					const spans = textsOf(item)?.map(secondsOf)
					if (spans?.every((each) => each !== undefined)) alerts = { ...alerts, atSeconds: spans }
					else refuse(item, path, spansAllowed)
				} else if (name === 'bell' || name === 'notify') {
					if (typeof item.value === 'boolean') alerts = { ...alerts, [name]: item.value }
					else refuse(item, path, switchAllowed)
				} else refuse(item, path, alertsAllowed)
			}
			return { alerts }
		},
	},
	lifetime: {
		what: 'The lifetime of tokens where nothing else says, and the connection has the program’s own 30 days.',
		allowed: lifetimeAllowed,
		schema: { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 1 }] },
		read(node, refuse) {
			const seconds = secondsOf(node.value)
			return seconds === undefined
				? refuse(node, 'lifetime', lifetimeAllowed)
				: { lifetimeSeconds: seconds }
		},
	},
}

function textsOf({ items }: Located): readonly string[] | undefined {
	const values = items?.map(({ value }) => value)
	return values?.every((value) => typeof value === 'string') ? values : undefined
}

/** Minutes may be written out, since `m` is so easily taken for months. */
function secondsOf(value: unknown): number | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined
	const seconds = parseLifetime(String(value).replace(/min\b/g, 'm'))
	return seconds.ok ? seconds.value : undefined
}

function isZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
	} catch {
		return false
	}
}
