import { type Outcome, ok } from '../../model/fault.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { wrong } from '../parse-invocation.ts'
import { isSecretGiven, needed, readSecret, secretOptions } from '../read-secret.ts'

/** The options by which a passphrase is given. */
export const passphraseOptions = secretOptions('passphrase')

const fewest = 8

/**
 * A passphrase that is to be remembered: from the options, or typed twice at the terminal. Faults:
 * `wrong-usage` where it is too short or typed differently, `file-unreadable`, `cancelled`.
 */
export async function newPassphrase(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	invocation: Invocation,
): Promise<Outcome<string>> {
	const given = isSecretGiven(invocation, 'passphrase') || !context.canAsk
	const typed = given
		? needed(command, 'passphrase', await readSecret(context, command, invocation, 'passphrase'))
		: await typedTwice(context, command)
	if (!typed.ok || [...typed.value].length >= fewest) return typed
	return wrong(command, `a passphrase has ${fewest} characters or more.`)
}

async function typedTwice(
	{ stdin }: CommandContext,
	command: Pick<Command, 'name'>,
): Promise<Outcome<string>> {
	const first = await stdin.readHidden('New passphrase: ')
	if (!first.ok) return first
	const second = await stdin.readHidden('Once more: ')
	if (!second.ok) return second
	return first.value === second.value ? first : wrong(command, 'the two passphrases differ.')
}

/** A passphrase that opens something: from the options, or typed at the terminal. */
export async function knownPassphrase(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	invocation: Invocation,
	prompt: string,
): Promise<Outcome<string>> {
	const read = await readSecret(context, command, invocation, 'passphrase')
	if (!read.ok) return read
	if (read.value !== undefined) return ok(read.value)
	return context.canAsk ? context.stdin.readHidden(prompt) : needed(command, 'passphrase', read)
}
