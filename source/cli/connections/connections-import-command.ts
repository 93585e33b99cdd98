import { parseEnv } from 'node:util'
import {
	connectionsInEnvironment,
	type FoundInEnvironment,
} from '../../model/connections-in-environment.ts'
import { connectionsInJson } from '../../model/connections-in-json.ts'
import { failed, type Outcome, ok } from '../../model/fault.ts'
import type { FoundRow } from '../../model/found-connection.ts'
import { importConnections, previewImport } from '../../work/import-connections.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { wrong } from '../parse-invocation.ts'
import { importJson, importTable, isDone } from './import-rows.ts'

/** `tgtoken connections import`: connections as other tools have them. */
export const connectionsImportCommand: Command = {
	name: 'connections import',
	summary: 'Add connections from the environment, a .env file or JSON',
	words: [],
	options: {
		env: { what: 'TG_HOST … and <NAME>_TG_HOST … in the environment' },
		dotenv: {
			value: 'FILE',
			what: 'the same in a .env file; with --env, the environment wins',
			values: 'file',
		},
		'json-file': {
			value: 'FILE',
			what: 'pyTigerGraph’s settings, one or many, or an export of tgtoken’s',
			values: 'file',
		},
		all: { what: 'every profile, although TG_PROFILE picks one' },
		name: { value: 'NAME', what: 'what to call it, where there is one only' },
		rename: { what: 'where a name is taken, put a number behind it; else it is skipped' },
		tokens: { what: 'take the tokens found with them into the history, as current ones' },
		'dry-run': { what: 'show what would be done, and do nothing' },
	},
	notes: [
		'Read are TG_HOST, TG_GRAPHNAME, TG_USERNAME, TG_PASSWORD, TG_SECRET, TG_API_TOKEN, TG_JWT_TOKEN,\nTG_RESTPP_PORT, TG_GS_PORT, TG_SSL_PORT, TG_TGCLOUD, TG_CERT_PATH; a profile takes from the plain\nones what it lacks. In JSON: host, graphname, username, password, gsqlSecret, restppPort, gsPort,\nsslPort, tgCloud, certPath. Nothing secret is shown.',
		'Exit code 1 when a row could not be imported; the others are.',
	],
	examples: [
		'tgtoken connections import --env --dry-run',
		'tgtoken connections import --dotenv .env --rename',
		'tgtoken connections import --json-file config.json --name lab',
	],
	async run(context, invocation) {
		const { texts, flags } = invocation
		const found = await foundBy(context, invocation)
		if (!found.ok) return found
		const { leftOut } = found.value
		const named = renamedTo(found.value.rows, texts.name)
		if (!named.ok) return named
		if (named.value.length === 0) return failed('nothing-to-import')
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const previews = previewImport(ports.value.history.view(), named.value, {
			rename: flags.has('rename'),
		})
		if (leftOut.length > 0) {
			context.note(`TG_PROFILE picks one; left out: ${leftOut.join(', ')}. --all takes them too.`)
		}
		const isDry = flags.has('dry-run')
		const results = isDry
			? previews.map((preview) => ({
					preview,
					outcome: preview.fault ? { ok: false as const, fault: preview.fault } : ok(undefined),
				}))
			: await importConnections(ports.value, previews, { tokens: flags.has('tokens') })
		const failures = results.filter(({ outcome }) => !outcome.ok).length
		const done = results.filter(isDone).length
		return ok({
			json: {
				dryRun: isDry,
				imported: isDry ? 0 : done,
				failed: failures,
				rows: results.map(importJson(isDry)),
			},
			text: (paint) =>
				[
					importTable(results, isDry, paint),
					isDry
						? 'Nothing was imported: this was a dry run.'
						: `Imported ${done} of ${results.length}.`,
				].join('\n'),
			quiet: () =>
				isDry
					? ''
					: results
							.filter(isDone)
							.map(({ preview }) => preview.name)
							.join('\n'),
			...(failures > 0 && { exitCode: 1 }),
		})
	},
}

async function foundBy(
	context: CommandContext,
	{ texts, flags }: Invocation,
): Promise<Outcome<FoundInEnvironment>> {
	const jsonFile = texts['json-file']
	const isVariables = flags.has('env') || texts.dotenv !== undefined
	if (isVariables === (jsonFile !== undefined)) {
		return wrong(
			connectionsImportCommand,
			'give --env, --dotenv FILE (or both), or --json-file FILE.',
		)
	}
	if (jsonFile !== undefined) {
		const text = await context.readFile(jsonFile)
		const rows = text.ok ? connectionsInJson(text.value) : text
		return rows.ok ? ok({ rows: rows.value, leftOut: [] }) : rows
	}
	const text = texts.dotenv === undefined ? ok('') : await context.readFile(texts.dotenv)
	if (!text.ok) return text
	const variables = {
		...parseEnv(text.value.replace(/^\ufeff/, '')),
		...(flags.has('env') ? context.env : {}),
	}
	return ok(connectionsInEnvironment(variables, { all: flags.has('all') }))
}

function renamedTo(
	rows: readonly FoundRow[],
	name: string | undefined,
): Outcome<readonly FoundRow[]> {
	if (name === undefined) return ok(rows)
	const [row, ...others] = rows
	if (!row || others.length > 0) {
		return wrong(
			connectionsImportCommand,
			`--name is for one connection, and there are ${rows.length}.`,
		)
	}
	const { found } = row
	return ok([
		found.ok
			? { ...row, found: ok({ ...found.value, typed: { ...found.value.typed, name } }) }
			: row,
	])
}
