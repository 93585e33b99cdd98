import { type ClientSettings, fromClientSettings } from './client-settings.ts'
import { failed, ok } from './fault.ts'
import type { FoundRow } from './found-connection.ts'
import { sanitizeTo } from './sanitize.ts'

/** Variables by name, from the process or from a file. */
export type Variables = Readonly<Record<string, string | undefined>>

/** What an environment holds. */
export type FoundInEnvironment = {
	readonly rows: readonly FoundRow[]
	/** Profiles that are there too, while `TG_PROFILE` picks another. */
	readonly leftOut: readonly string[]
}

/** The names of each setting behind `TG_`, the usual one first. */
const names = {
	host: ['HOST'],
	graphname: ['GRAPHNAME'],
	username: ['USERNAME'],
	password: ['PASSWORD'],
	gsqlSecret: ['SECRET'],
	apiToken: ['API_TOKEN', 'TOKEN'],
	jwtToken: ['JWT_TOKEN'],
	restppPort: ['RESTPP_PORT'],
	gsPort: ['GS_PORT', 'GSQL_PORT'],
	sslPort: ['SSL_PORT'],
	tgCloud: ['TGCLOUD'],
	certPath: ['CERT_PATH'],
} as const satisfies Partial<Record<keyof ClientSettings, readonly string[]>>

/**
 * The connections in an environment as tigergraph-mcp and pyTigerGraph spell them: `TG_HOST` and its
 * like are the profile `default`, `<NAME>_TG_HOST` begins another, which takes from `TG_…` what it
 * does not have itself. `TG_PROFILE` picks one, unless `all` of them are wanted.
 */
export function connectionsInEnvironment(
	variables: Variables,
	options: { readonly all?: boolean } = {},
): FoundInEnvironment {
	const profiles = Object.keys(variables)
		.flatMap((key) => /^(?!TG_)(.+)_TG_HOST$/.exec(key)?.[1]?.toLowerCase() ?? [])
		.toSorted()
	const hasDefault = variables.TG_HOST
		? true
		: profiles.length === 0 && Object.keys(variables).some(isSetting)
	const all = [...(hasDefault ? ['default'] : []), ...new Set(profiles)]
	const picked = options.all ? '' : (variables.TG_PROFILE?.trim().toLowerCase() ?? '')
	if (picked === '') return { rows: all.map((name) => rowOf(name, variables)), leftOut: [] }
	return {
		rows: [rowOf(picked, variables)],
		leftOut: all.filter((name) => name !== picked),
	}
}

function isSetting(key: string): boolean {
	const setting = /^TG_(.+)$/.exec(key)?.[1] ?? ''
	return Object.values<readonly string[]>(names).some((each) => each.includes(setting))
}

function rowOf(profile: string, variables: Variables): FoundRow {
	const prefix = profile === 'default' ? '' : `${profile.toUpperCase()}_`
	const source = `${sanitizeTo(prefix, 60)}TG_…`
	const read = (keys: readonly string[]): string | undefined =>
		keys.map((key) => variables[`${prefix}TG_${key}`]).find((value) => value !== undefined) ??
		keys.map((key) => variables[`TG_${key}`]).find((value) => value !== undefined)
	const settings: ClientSettings = Object.fromEntries(
		Object.entries(names).flatMap(([name, keys]) => {
			const value = read(keys)
			return value === undefined ? [] : [[name, value]]
		}),
	)
	if (Object.keys(settings).length === 0) {
		const detail = `TG_PROFILE picks ${sanitizeTo(profile, 40)}, and nothing describes it.`
		return { source, found: failed('nothing-to-import', { detail }) }
	}
	const found = fromClientSettings({
		...settings,
		name: profile,
		host: settings.host || 'http://127.0.0.1',
	})
	// A misspelt TG_PROFILE would else send one server's secret to another without a word.
	const hasOwn = Object.keys(variables).some((key) => key.startsWith(`${prefix}TG_`))
	const notes = [
		...(hasOwn
			? []
			: [`No variable begins with ${source.slice(0, -1)}; those of TG_… were taken.`]),
		...(settings.host ? [] : ['No host was named; http://127.0.0.1 was taken.']),
	]
	return { source, found: ok({ ...found, notes: [...notes, ...found.notes] }) }
}
