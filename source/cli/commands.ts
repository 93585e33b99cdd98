import type { Command } from './command.ts'
import { completionCommand } from './completion/completion-command.ts'
import { configCommand } from './config-command.ts'
import { blockListCommand } from './connections/block-list-command.ts'
import { connectionsAddCommand } from './connections/connections-add-command.ts'
import { connectionsEditCommand } from './connections/connections-edit-command.ts'
import { connectionsExportCommand } from './connections/connections-export-command.ts'
import { connectionsImportCommand } from './connections/connections-import-command.ts'
import { connectionsListCommand } from './connections/connections-list-command.ts'
import { connectionsRemoveCommand } from './connections/connections-remove-command.ts'
import { connectionsTestCommand } from './connections/connections-test-command.ts'
import { historyExportCommand } from './history/history-export-command.ts'
import { historyImportCommand } from './history/history-import-command.ts'
import { historyPruneCommand } from './history/history-prune-command.ts'
import { historyRepairCommand } from './history/history-repair-command.ts'
import { historyVerifyCommand } from './history/history-verify-command.ts'
import { infoCommand } from './history/info-command.ts'
import { keyCommand } from './history/key-command.ts'
import { checkCommand } from './programs/check-command.ts'
import { envCommand } from './programs/env-command.ts'
import { execCommand } from './programs/exec-command.ts'
import { headerCommand } from './programs/header-command.ts'
import { snippetCommand } from './programs/snippet-command.ts'
import { tokenCommand } from './programs/token-command.ts'
import { watchCommand } from './programs/watch-command.ts'
import { secretsCreateCommand } from './secrets/secrets-create-command.ts'
import { secretsDropCommand } from './secrets/secrets-drop-command.ts'
import { secretsListCommand } from './secrets/secrets-list-command.ts'
import { currentCommand } from './tokens/current-command.ts'
import { deleteCommand } from './tokens/delete-command.ts'
import { importCommand } from './tokens/import-command.ts'
import { inspectCommand } from './tokens/inspect-command.ts'
import { issueCommand } from './tokens/issue-command.ts'
import { labelCommand } from './tokens/label-command.ts'
import { listCommand } from './tokens/list-command.ts'
import { refreshCommand } from './tokens/refresh-command.ts'
import { rotateCommand } from './tokens/rotate-command.ts'
import { verifyCommand } from './tokens/verify-command.ts'

/** Every command over the history, in the order of the help. */
export const commands: readonly Command[] = [
	connectionsAddCommand,
	connectionsListCommand,
	connectionsTestCommand,
	connectionsEditCommand,
	connectionsRemoveCommand,
	connectionsImportCommand,
	connectionsExportCommand,
	secretsListCommand,
	secretsCreateCommand,
	secretsDropCommand,
	issueCommand,
	listCommand,
	inspectCommand,
	refreshCommand,
	rotateCommand,
	deleteCommand,
	verifyCommand,
	importCommand,
	labelCommand,
	currentCommand,
	blockListCommand,
	tokenCommand,
	execCommand,
	envCommand,
	headerCommand,
	snippetCommand,
	checkCommand,
	watchCommand,
	keyCommand,
	historyVerifyCommand,
	historyRepairCommand,
	historyExportCommand,
	historyImportCommand,
	historyPruneCommand,
	infoCommand,
	configCommand,
	completionCommand,
]

/** What is not over the history: run by the entry itself, named here for help and did-you-mean. */
export const otherCommands = [
	['simulate', 'Run a simulated TigerGraph server to try things on; see its own --help'],
	['help', 'This help, or that of a command: tgtoken help issue'],
] as const
