import { distanceText } from '../../model/duration-text.ts'
import { bySoonestExpiry } from '../../model/token-order.ts'
import { tokenState } from '../../model/token-state.ts'
import { findConnection, listConnections } from '../../work/find-connection.ts'
import { listTokens } from '../../work/find-token.ts'
import type { Ports } from '../../work/ports.ts'
import type { CommandContext } from '../command-context.ts'
import { loadCommands } from '../commands.ts'
import { contextWith } from '../context-with.ts'
import type { Output } from '../output.ts'
import { type Candidate, candidatesFor, type Wanted } from './completion-candidates.ts'

/**
 * What the completion scripts call: `tgtoken complete SHELL -- WORD…`, the last word being the one
 * that is typed. Prints what it could become, one a line, with a tab and a few words on it. Never
 * fails and never asks a server; the history is opened only where a name or an id is wanted.
 */
export async function complete(
	args: readonly string[],
	context: CommandContext,
	output: Output,
): Promise<number> {
	const [shell = '', , ...words] = args
	const wanted = candidatesFor(await loadCommands(), spoken(shell, words))
	const candidates = await resolved(
		wanted,
		contextWith(context, { note: () => {}, warn: () => {} }),
	)
	// bash takes the part behind = for a word of its own.
	const prefix = shell === 'bash' ? '' : wanted.prefix
	for (const [value, what] of candidates) {
		if (value.startsWith(wanted.typed)) output.result(`${prefix}${value}\t${what}\n`)
	}
	return 0
}

/** The words as the user typed them, whatever a shell makes of them. */
function spoken(shell: string, words: readonly string[]): readonly string[] {
	// PowerShell drops an empty argument, so it sends the last one behind a =.
	if (shell === 'powershell') {
		return words.map((word, index) => (index === words.length - 1 ? word.slice(1) : word))
	}
	if (shell !== 'bash') return words
	const joined: string[] = []
	for (const [index, word] of words.entries()) {
		const before = joined.at(-1)
		const isPart = word === '=' || words[index - 1] === '='
		if (isPart && before?.startsWith('--')) joined.splice(-1, 1, before + word)
		else joined.push(word)
	}
	return joined
}

async function resolved(wanted: Wanted, context: CommandContext): Promise<readonly Candidate[]> {
	if (wanted.kind === 'words') return wanted.candidates
	const ports = await context.openPorts()
	if (!ports.ok) return []
	return wanted.kind === 'connection'
		? connectionCandidates(ports.value)
		: tokenCandidates(ports.value, wanted.connection)
}

function connectionCandidates({ history }: Ports): readonly Candidate[] {
	return listConnections(history.view()).map(({ name, url }) => [name, url])
}

function tokenCandidates(
	{ history, nowMs }: Ports,
	name: string | undefined,
): readonly Candidate[] {
	const view = history.view()
	const connection = name === undefined ? undefined : findConnection(view, name)
	if (connection && !connection.ok) return []
	const now = nowMs()
	return bySoonestExpiry(listTokens(view, connection?.value.id), now).map((token) => {
		const { id, masked, label, expiresAtSeconds } = token
		const end = expiresAtSeconds === undefined ? '' : distanceText(expiresAtSeconds * 1000, now)
		return [id, [tokenState(token, now), masked, label, end].filter(Boolean).join(' ')]
	})
}
