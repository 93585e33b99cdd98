import { configFaultText } from '../model/config-fault-text.ts'
import { ok } from '../model/fault.ts'
import { printLifetime } from '../model/lifetime.ts'
import type { LoadedConfig } from '../model/loaded-config.ts'
import { tokenColumnNames } from '../model/token-column.ts'
import type { Command } from './command.ts'
import type { Paint } from './paint.ts'

/** `tgtoken config`: what is in force of the user's `config.json`, and what is wrong in it. */
export const configCommand: Command = {
	name: 'config',
	summary: 'Show your config.json: what is in force, and what is wrong',
	words: [],
	options: {},
	notes: [
		'An entry that is wrong is left out, everything else is in force; the exit code is then 1.',
		'TGTOKEN_CONFIG names another file.',
	],
	examples: ['tgtoken config', 'TGTOKEN_CONFIG=./config.json tgtoken config --json'],
	async run(context) {
		const loaded = await context.config()
		const { path, isThere, config, faults } = loaded
		return ok({
			json: {
				config: {
					path,
					exists: isThere,
					keys: config.keys,
					theme: config.theme ?? null,
					columns: config.columns ?? null,
					timeZone: config.timeZone ?? null,
					alerts: config.alerts,
					lifetimeSeconds: config.lifetimeSeconds ?? null,
					faults: faults.map(({ path: entry, text, ...place }) => ({ ...place, entry, text })),
				},
			},
			text: (paint) => configText(loaded, paint),
			exitCode: faults.length > 0 ? 1 : 0,
		})
	},
}

function configText({ path, isThere, config, faults }: LoadedConfig, paint: Paint): string {
	const row = (name: string, value: string) => `${paint('dim', name.padEnd(10))}  ${value}`
	const { keys, theme, columns, timeZone, alerts, lifetimeSeconds } = config
	const changed = Object.entries(keys).map(([id, list]) => `${id} = ${list.join(' ') || 'none'}`)
	const spans = alerts.atSeconds.map(printLifetime).join(', ') || 'none'
	const ways = [alerts.bell ? 'bell' : '', alerts.notify ? 'notification' : ''].filter(Boolean)
	return [
		row('file', isThere || faults.length > 0 ? path : `${path} (not there)`),
		row('keys', changed.join(', ') || 'the program’s own'),
		row('theme', theme ?? 'by the terminal'),
		row('columns', (columns ?? tokenColumnNames).join(' ')),
		row('timeZone', timeZone ?? 'local'),
		row('alerts', [spans, ...ways].join(', ')),
		row(
			'lifetime',
			lifetimeSeconds === undefined ? 'each connection’s' : printLifetime(lifetimeSeconds),
		),
		...faults.map((fault) => paint('danger', configFaultText(path, fault))),
	].join('\n')
}
