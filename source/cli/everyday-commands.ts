import type { Command } from './command.ts'
import type { EverydayName } from './everyday-names.ts'
import { envCommand } from './programs/env-command.ts'
import { execCommand } from './programs/exec-command.ts'
import { headerCommand } from './programs/header-command.ts'
import { tokenCommand } from './programs/token-command.ts'
import { inspectCommand } from './tokens/inspect-command.ts'
import { listCommand } from './tokens/list-command.ts'

/** The commands that are given again and again; every command is in `commands.ts`. */
export const everydayCommands: Readonly<Record<EverydayName, Command>> = {
	list: listCommand,
	inspect: inspectCommand,
	token: tokenCommand,
	header: headerCommand,
	env: envCommand,
	exec: execCommand,
}
