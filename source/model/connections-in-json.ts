import { type ClientSettings, fromClientSettings } from './client-settings.ts'
import { connectionFileFormat, fromFile } from './connection-file.ts'
import { failed, type Outcome, ok } from './fault.ts'
import type { FoundRow } from './found-connection.ts'
import { sanitizeTo } from './sanitize.ts'

/** As each setting is found in JSON files, in lower case and without underscores or dashes. */
const spellings: Readonly<Record<string, keyof ClientSettings>> = {
	name: 'name',
	profile: 'name',
	host: 'host',
	graphname: 'graphname',
	graph: 'graphname',
	username: 'username',
	user: 'username',
	password: 'password',
	gsqlsecret: 'gsqlSecret',
	secret: 'gsqlSecret',
	apitoken: 'apiToken',
	token: 'apiToken',
	jwttoken: 'jwtToken',
	restppport: 'restppPort',
	gsport: 'gsPort',
	gsqlport: 'gsPort',
	sslport: 'sslPort',
	tgcloud: 'tgCloud',
	certpath: 'certPath',
}

/** More than these in one file is no list of connections. */
const mostRows = 1000

/**
 * The connections in a JSON file: this program’s own export, or pyTigerGraph’s settings (`host`,
 * `graphname`, `gsqlSecret` …) as one object, as an array of them, or as an object of them by name.
 * Fault: `nothing-to-import`.
 */
export function connectionsInJson(text: string): Outcome<readonly FoundRow[]> {
	const refuse = (detail: string) => failed('nothing-to-import', { detail })
	let value: unknown
	try {
		value = JSON.parse(text.replace(/^\ufeff/, ''))
	} catch {
		// The parser’s own words quote the text, in which secrets may stand.
		return refuse('That file is not JSON.')
	}
	const rows = entriesOf(value)
	if (rows.length === 0) return refuse('No connection stands in that file.')
	if (rows.length > mostRows) return refuse(`More than ${mostRows} connections stand in that file.`)
	const isOwn = isObject(value) && value.format === connectionFileFormat
	return ok(
		rows.map(({ source, name, entry }) => {
			if (!isObject(entry)) {
				const detail = 'What stands there is no object.'
				return { source, found: failed('nothing-to-import', { detail }) }
			}
			const found =
				isOwn || typeof entry.url === 'string'
					? fromFile({ ...(name !== undefined && { name }), ...entry })
					: fromClientSettings({ ...(name !== undefined && { name }), ...settingsIn(entry) })
			return { source, found: ok(found) }
		}),
	)
}

type Entry = { readonly source: string; readonly name?: string; readonly entry: unknown }

function entriesOf(value: unknown): readonly Entry[] {
	const list = isObject(value) && Array.isArray(value.connections) ? value.connections : value
	if (Array.isArray(list)) {
		return list.map((entry, index) => ({ source: `connections[${index}]`, entry }))
	}
	if (!isObject(list)) return []
	if (Object.keys(settingsIn(list)).length > 0 || typeof list.url === 'string') {
		return [{ source: 'the file', entry: list }]
	}
	return Object.entries(list)
		.filter(([, entry]) => isObject(entry))
		.map(([name, entry]) => ({ source: sanitizeTo(name, 60), name, entry }))
}

function settingsIn(entry: Readonly<Record<string, unknown>>): ClientSettings {
	const settings: Record<string, string> = {}
	for (const [key, value] of Object.entries(entry)) {
		const known = key.toLowerCase().replace(/[_-]/g, '')
		const name = Object.hasOwn(spellings, known) ? spellings[known] : undefined
		if (name === undefined || !isScalar(value)) continue
		settings[name] ??= String(value)
	}
	return settings
}

function isScalar(value: unknown): value is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof value)
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}
