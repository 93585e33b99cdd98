import { basename } from 'node:path'
import { failed, type Outcome, ok } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import type { Token } from '../../model/token.ts'
import { deleteToken } from '../../work/delete-token.ts'
import { issueToken } from '../../work/issue-token.ts'
import { programEnvironment, tigergraphVariables } from '../../work/program-environment.ts'
import { withGraphOf } from '../../work/snippet-subject.ts'
import { watchTokens } from '../../work/watch-tokens.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext, Program } from '../command-context.ts'
import { openConnection } from '../connections/open-connection.ts'
import { exitCodeOf } from '../fault-json.ts'
import { linesAnswer } from '../json-lines.ts'
import { secretVariables } from '../secret-variables.ts'
import { readLifetime, readSpan } from '../tokens/lifetime-option.ts'
import { mishaps } from '../tokens/mishaps.ts'
import { nameWord } from '../words.ts'
import {
	type ProgramToken,
	programToken,
	programTokenNote,
	programTokenOptions,
} from './program-token.ts'

/** `tgtoken exec NAME -- CMD…`: runs a program with a valid token in its environment. */
export const execCommand: Command = {
	name: 'exec',
	summary: 'Run a program with a valid token in its environment, and nowhere else',
	words: [
		nameWord,
		{ name: 'CMD…', isMany: true, what: 'the program and its arguments, after --' },
	],
	takesProgram: true,
	options: {
		...programTokenOptions,
		renew: { what: 'refresh the token while the program runs; 3.x only' },
		'delete-after': { what: 'issue a token for this run alone, and delete it at the end' },
	},
	notes: [
		'Sets TG_HOST, TG_GRAPHNAME, TG_RESTPP_PORT, TG_GS_PORT, TG_API_TOKEN, and on 4.x TG_JWT_TOKEN;\nother variables of TigerGraph’s clients are taken away, so that nothing of another server is used.',
		'Signals are passed on. The exit code is the program’s own, or 128 and the number of the signal\nthat ended it; where the program could not be started it is one of tgtoken’s.',
		programTokenNote,
	],
	examples: [
		'tgtoken exec prod-eu -- python3 load.py',
		'tgtoken exec prod-eu --delete-after --lifetime 2h -- ./nightly.sh --full',
	],
	async run(context, invocation) {
		const isOwn = invocation.flags.has('delete-after')
		const found = await (isOwn
			? tokenForThisRun(context, invocation)
			: programToken(context, execCommand, invocation))
		if (!found.ok) return found
		const ended = await runWithToken(context, invocation, found.value)
		const exitCode = ended.ok ? ended.value : exitCodeOf(ended.fault)
		if (isOwn) {
			const left = await deleteAfter(context, found.value)
			if (left !== undefined && exitCode === 0) return ok(silent(left))
		}
		return ended.ok ? ok(silent(exitCode)) : ended
	},
}

/** The program's output is the result; nothing is added to it. */
function silent(exitCode: number) {
	return { ...linesAnswer([]), exitCode }
}

async function runWithToken(
	context: CommandContext,
	invocation: Invocation,
	found: ProgramToken,
): Promise<Outcome<number>> {
	const { ports, connection, value } = found
	const view = ports.history.view()
	const cleared = [...tigergraphVariables, ...secretVariables].map((name) => [name, undefined])
	const program: Program = {
		words: invocation.words.slice(1),
		environment: {
			...Object.fromEntries(cleared),
			...programEnvironment(view, withGraphOf(connection, found.token), value),
		},
	}
	if (!invocation.flags.has('renew')) {
		const ended = await context.runProgram(program)
		return ended.ok ? ok(ended.value.exitCode) : ended
	}
	if (view.servers.get(connection.id)?.facts?.dialect === 'jwt') {
		// The program could not be given the new one.
		return failed('refresh-unsupported', { connection: connection.name })
	}
	const stop = new AbortController()
	const renewing = keepRefreshed(context, invocation, found, stop.signal)
	const ended = await context.runProgram(program)
	stop.abort()
	await renewing
	return ended.ok ? ok(ended.value.exitCode) : ended
}

async function keepRefreshed(
	context: CommandContext,
	invocation: Invocation,
	{ ports, token }: ProgramToken,
	signal: AbortSignal,
): Promise<void> {
	const ahead = readSpan(invocation.texts['min-ttl'], 300)
	const lifetime = readLifetime(invocation.texts.lifetime)
	const events = watchTokens(
		ports,
		{ locks: context.locks, clock: context.clock, random: context.random },
		{
			watched: () => [{ kind: 'token', tokenId: token.id }],
			aheadSeconds: ahead.ok ? ahead.value : 300,
			...(lifetime.ok && lifetime.value !== undefined && { lifetimeSeconds: lifetime.value }),
		},
		signal,
	)
	for await (const event of events) {
		if (event.kind === 'failed') context.note(`tgtoken: ${faultText(event.fault).message}`)
		if (event.kind === 'ended') context.note(`tgtoken: ${token.masked} has ended.`)
	}
}

/** A token that nobody else uses: it does not become the current one. */
async function tokenForThisRun(
	context: CommandContext,
	invocation: Invocation,
): Promise<Outcome<ProgramToken>> {
	const lifetime = readLifetime(invocation.texts.lifetime)
	if (!lifetime.ok) return lifetime
	const opened = await openConnection(context, invocation.words[0])
	if (!opened.ok) return opened
	const { ports, connection } = opened.value
	const issued = await issueToken(
		ports,
		{
			connection,
			makeCurrent: false,
			label: `exec ${basename(invocation.words[1] ?? '')}`,
			...(lifetime.value !== undefined && { lifetimeSeconds: lifetime.value }),
			...mishaps(context, invocation),
		},
		context.signal,
	)
	if (!issued.ok) return issued
	const { tokenId } = issued.value
	const token = ports.history.view().tokens.get(tokenId) as Token
	const value = await ports.history.tokenValue(tokenId)
	if (!value.ok) return value
	return ok({ ...opened.value, tokenId, token, how: 'issued', value: value.value })
}

/** Deletes the run's own token; the exit code of the fault where that did not succeed. */
async function deleteAfter(
	context: CommandContext,
	{ ports, connection, tokenId, token }: ProgramToken,
): Promise<number | undefined> {
	const now = ports.history.view().tokens.get(tokenId) ?? token
	const removed = await deleteToken(ports, connection, now, { skipMissing: true }, context.signal)
	if (removed.ok) return undefined
	context.warn(`The token of this run, ${token.masked} (${tokenId}), could not be deleted:`)
	context.warn(faultText(removed.fault).message)
	context.warn(`next: tgtoken delete ${connection.name} ${tokenId}`)
	return exitCodeOf(removed.fault)
}
