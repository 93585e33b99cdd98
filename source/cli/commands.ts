import { blockListCommand } from './block-list-command.ts'
import { checkCommand } from './check-command.ts'
import type { Command } from './command.ts'
import { completionCommand } from './completion-command.ts'
import { connectionsAddCommand } from './connections-add-command.ts'
import { connectionsEditCommand } from './connections-edit-command.ts'
import { connectionsExportCommand } from './connections-export-command.ts'
import { connectionsImportCommand } from './connections-import-command.ts'
import { connectionsListCommand } from './connections-list-command.ts'
import { connectionsRemoveCommand } from './connections-remove-command.ts'
import { connectionsTestCommand } from './connections-test-command.ts'
import { currentCommand } from './current-command.ts'
import { deleteCommand } from './delete-command.ts'
import { envCommand } from './env-command.ts'
import { execCommand } from './exec-command.ts'
import { headerCommand } from './header-command.ts'
import { historyExportCommand } from './history-export-command.ts'
import { historyImportCommand } from './history-import-command.ts'
import { historyPruneCommand } from './history-prune-command.ts'
import { historyRepairCommand } from './history-repair-command.ts'
import { historyVerifyCommand } from './history-verify-command.ts'
import { importCommand } from './import-command.ts'
import { infoCommand } from './info-command.ts'
import { inspectCommand } from './inspect-command.ts'
import { issueCommand } from './issue-command.ts'
import { keyCommand } from './key-command.ts'
import { labelCommand } from './label-command.ts'
import { listCommand } from './list-command.ts'
import { refreshCommand } from './refresh-command.ts'
import { rotateCommand } from './rotate-command.ts'
import { secretsCreateCommand } from './secrets-create-command.ts'
import { secretsDropCommand } from './secrets-drop-command.ts'
import { secretsListCommand } from './secrets-list-command.ts'
import { snippetCommand } from './snippet-command.ts'
import { tokenCommand } from './token-command.ts'
import { verifyCommand } from './verify-command.ts'
import { watchCommand } from './watch-command.ts'

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
	completionCommand,
]

/** What is not over the history: run by the entry itself, named here for help and did-you-mean. */
export const otherCommands = [
	['simulate', 'Run a simulated TigerGraph server to try things on; see its own --help'],
	['help', 'This help, or that of a command: tgtoken help issue'],
] as const
