import { type Outcome, ok } from '../../model/fault.ts'
import { importToken } from '../../work/import-token.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { openConnection } from '../connections/open-connection.ts'
import {
	isSecretGiven,
	needed,
	readSecret,
	secretOptions,
	takenFromEnvironment,
} from '../read-secret.ts'
import { nameWord } from '../words.ts'
import { expirySentence } from './expiry-text.ts'
import { parseExpiry } from './parse-expiry.ts'
import { tokenAnswer } from './token-answer.ts'

/** `tgtoken import NAME`: takes a token that was issued elsewhere into the history. */
export const importCommand: Command = {
	name: 'import',
	summary: 'Take a token issued elsewhere into the history; asks no server',
	words: [nameWord],
	options: {
		...secretOptions('token'),
		expires: {
			value: 'INSTANT|SECONDS|30d',
			what: 'when it expires, if you know; a JWT says so itself',
		},
		label: { value: 'TEXT', what: 'what it is for' },
		current: { what: 'make it the connection’s current token' },
	},
	notes: [
		'Where none of the options says where the token is, it is taken from TGTOKEN_TOKEN, TG_API_TOKEN or\nTG_JWT_TOKEN, or asked for at the terminal, which does not show it.',
	],
	examples: [
		'tgtoken import prod-eu --token-file ./token --expires 2026-12-23T14:02:07Z',
		'pass show tg/loader | tgtoken import prod-eu --token-stdin --label loader',
	],
	async run(context, invocation) {
		const { words, texts, flags } = invocation
		const opened = await openConnection(context, words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const expiry = readExpiry(texts.expires, ports.nowMs())
		if (!expiry.ok) return expiry
		const value = needed(
			importCommand,
			'token',
			await readSecret(context, importCommand, withToken(context, invocation), 'token'),
		)
		if (!value.ok) return value
		const imported = await importToken(ports, {
			connection,
			value: value.value,
			makeCurrent: flags.has('current'),
			...(expiry.value !== undefined && { expiresAtSeconds: expiry.value }),
			...(texts.label !== undefined && { label: texts.label }),
		})
		if (!imported.ok) return imported
		const { tokenId, wasThere } = imported.value
		return tokenAnswer(
			ports,
			tokenId,
			invocation,
			(token) =>
				wasThere
					? `${token.masked} (${token.id}) is in the history of ${connection.name} already.`
					: `Imported ${token.masked} into ${connection.name} (${token.id}); expires ${expirySentence(token.expiresAtSeconds, ports.nowMs())}.`,
			{ wasThere },
		)
	},
}

function readExpiry(text: string | undefined, nowMs: number): Outcome<number | undefined> {
	return text === undefined ? ok(undefined) : parseExpiry(text, nowMs)
}

/** Where nothing is said of the token: from the environment, else from whoever sits at the terminal. */
function withToken(context: CommandContext, invocation: Invocation): Invocation {
	if (isSecretGiven(invocation, 'token')) return invocation
	const taken = takenFromEnvironment(context, invocation, 'token')
	if (taken !== invocation || !context.stdin.isTerminal) return taken
	return { ...invocation, flags: new Set([...invocation.flags, 'token-stdin']) }
}
