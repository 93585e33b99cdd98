import type { Command } from './command.ts'

/** Every command over the history by what is typed, in the order of the help. Only the one that is wanted is loaded. */
const table = {
	'connections add': async () =>
		(await import('./connections/connections-add-command.ts')).connectionsAddCommand,
	'connections list': async () =>
		(await import('./connections/connections-list-command.ts')).connectionsListCommand,
	'connections test': async () =>
		(await import('./connections/connections-test-command.ts')).connectionsTestCommand,
	'connections edit': async () =>
		(await import('./connections/connections-edit-command.ts')).connectionsEditCommand,
	'connections remove': async () =>
		(await import('./connections/connections-remove-command.ts')).connectionsRemoveCommand,
	'connections import': async () =>
		(await import('./connections/connections-import-command.ts')).connectionsImportCommand,
	'connections export': async () =>
		(await import('./connections/connections-export-command.ts')).connectionsExportCommand,
	'secrets list': async () =>
		(await import('./secrets/secrets-list-command.ts')).secretsListCommand,
	'secrets create': async () =>
		(await import('./secrets/secrets-create-command.ts')).secretsCreateCommand,
	'secrets drop': async () =>
		(await import('./secrets/secrets-drop-command.ts')).secretsDropCommand,
	issue: async () => (await import('./tokens/issue-command.ts')).issueCommand,
	list: async () => (await import('./tokens/list-command.ts')).listCommand,
	inspect: async () => (await import('./tokens/inspect-command.ts')).inspectCommand,
	refresh: async () => (await import('./tokens/refresh-command.ts')).refreshCommand,
	rotate: async () => (await import('./tokens/rotate-command.ts')).rotateCommand,
	delete: async () => (await import('./tokens/delete-command.ts')).deleteCommand,
	verify: async () => (await import('./tokens/verify-command.ts')).verifyCommand,
	import: async () => (await import('./tokens/import-command.ts')).importCommand,
	label: async () => (await import('./tokens/label-command.ts')).labelCommand,
	current: async () => (await import('./tokens/current-command.ts')).currentCommand,
	'block-list': async () => (await import('./connections/block-list-command.ts')).blockListCommand,
	token: async () => (await import('./programs/token-command.ts')).tokenCommand,
	exec: async () => (await import('./programs/exec-command.ts')).execCommand,
	env: async () => (await import('./programs/env-command.ts')).envCommand,
	header: async () => (await import('./programs/header-command.ts')).headerCommand,
	snippet: async () => (await import('./programs/snippet-command.ts')).snippetCommand,
	check: async () => (await import('./programs/check-command.ts')).checkCommand,
	watch: async () => (await import('./programs/watch-command.ts')).watchCommand,
	key: async () => (await import('./history/key-command.ts')).keyCommand,
	'history verify': async () =>
		(await import('./history/history-verify-command.ts')).historyVerifyCommand,
	'history repair': async () =>
		(await import('./history/history-repair-command.ts')).historyRepairCommand,
	'history export': async () =>
		(await import('./history/history-export-command.ts')).historyExportCommand,
	'history import': async () =>
		(await import('./history/history-import-command.ts')).historyImportCommand,
	'history prune': async () =>
		(await import('./history/history-prune-command.ts')).historyPruneCommand,
	info: async () => (await import('./history/info-command.ts')).infoCommand,
	config: async () => (await import('./config-command.ts')).configCommand,
	completion: async () => (await import('./completion/completion-command.ts')).completionCommand,
} satisfies Readonly<Record<string, () => Promise<Command>>>

/** What is typed for a command over the history: `list`, `connections add`. */
export type CommandName = keyof typeof table

/** Of every command over the history, in the order of the help. */
export const commandNames = Object.keys(table) as readonly CommandName[]

/** All that is known of a command, and what it does. */
export function loadCommand(name: CommandName): Promise<Command> {
	return table[name]()
}

/** The same of every command, for the help and the documents. */
export function loadCommands(): Promise<readonly Command[]> {
	return Promise.all(commandNames.map(loadCommand))
}

/** What is not over the history: run by the entry itself, named here for help and did-you-mean. */
export const otherCommands = [
	['simulate', 'Run a simulated TigerGraph server to try things on; see its own --help'],
	['help', 'This help, or that of a command: tgtoken help issue'],
] as const
