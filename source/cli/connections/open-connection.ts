import type { Connection } from '../../model/connection.ts'
import { type Outcome, ok } from '../../model/fault.ts'
import type { Token } from '../../model/token.ts'
import { findConnection } from '../../work/find-connection.ts'
import { findToken } from '../../work/find-token.ts'
import type { Ports } from '../../work/ports.ts'
import type { CommandContext } from '../command-context.ts'

/** What a command about one connection works with. */
export type Opened = { readonly ports: Ports; readonly connection: Connection }

/** Opens the history and finds the connection of that name. */
export async function openConnection(
	context: CommandContext,
	name: string | undefined,
): Promise<Outcome<Opened>> {
	const ports = await context.openPorts()
	if (!ports.ok) return ports
	const connection = findConnection(ports.value.history.view(), name ?? '')
	return connection.ok ? ok({ ports: ports.value, connection: connection.value }) : connection
}

/**
 * Opens the history and finds a token of a connection; no text = the connection's current one, and
 * a line on stderr says which that is.
 */
export async function openToken(
	context: CommandContext,
	name: string | undefined,
	text: string | undefined,
): Promise<Outcome<Opened & { readonly token: Token }>> {
	const opened = await openConnection(context, name)
	if (!opened.ok) return opened
	const { ports, connection } = opened.value
	const token = findToken(ports.history.view(), connection, text)
	if (!token.ok) return token
	if (text === undefined) {
		const { masked, id, label } = token.value
		const named = label ? `${masked} ${label}` : masked
		context.note(`Taking the current token of ${connection.name}: ${named} (${id})`)
	}
	return ok({ ...opened.value, token: token.value })
}
