import { type Outcome, ok } from '../../model/fault.ts'
import type { Answer, Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { openToken } from '../connections/open-connection.ts'
import { wrong } from '../parse-invocation.ts'
import { isSecretGiven, secretOptions } from '../read-secret.ts'
import { nameWord, optionalTokenWord } from '../words.ts'
import { inspectText } from './inspect-text.ts'
import { inspectValue } from './inspect-value.ts'
import { shownValue, showOption } from './show-value.ts'
import { readJwt, tokenDetailJson } from './token-detail-json.ts'
import { tokenJson } from './token-json.ts'

/** `tgtoken inspect NAME [TOKEN]`: all that is known of one token, or of one given on stdin. */
export const inspectCommand: Command = {
	name: 'inspect',
	summary: 'Show everything known of a token, or take one from stdin apart',
	words: [{ ...nameWord, isOptional: true }, optionalTokenWord],
	options: {
		...showOption,
		...secretOptions('token'),
		connection: {
			value: 'NAME',
			what: 'with --token-stdin: ask its server whether it accepts the token',
			values: 'connection',
		},
	},
	notes: [
		'A token from stdin, a file, a descriptor or a variable is taken apart, and nothing is kept of it.',
		'Asks no server but with --connection; exit code 3 is then a token that is not accepted.',
		'A JWT is taken apart here; its signature is not looked at, so its claims are what it says itself.',
	],
	examples: [
		'tgtoken inspect prod-eu 3f9a',
		'tgtoken inspect prod-eu --json',
		'pbpaste | tgtoken inspect --token-stdin --connection prod-eu',
	],
	run(context, invocation) {
		const { words, texts } = invocation
		const isGiven = isSecretGiven(invocation, 'token')
		if (isGiven && words.length > 0) {
			return wrongly('a token from stdin or a file stands alone; --connection NAME asks a server.')
		}
		if (isGiven) return inspectValue(context, inspectCommand, invocation)
		if (texts.connection !== undefined) return wrongly('--connection goes with --token-stdin.')
		return words[0] ? inspectHeld(context, invocation) : wrongly('NAME is missing.')
	},
}

async function wrongly(sentence: string) {
	return wrong(inspectCommand, sentence)
}

async function inspectHeld(
	context: CommandContext,
	invocation: Invocation,
): Promise<Outcome<Answer>> {
	const opened = await openToken(context, invocation.words[0], invocation.words[1])
	if (!opened.ok) return opened
	const { ports, token: found } = opened.value
	const shown = await shownValue(ports, found, invocation)
	if (!shown.ok) return shown
	// For reading a JWT's claims the value stays inside the program; nothing is handed out.
	const held = found.form === 'jwt' ? await ports.history.tokenValue(found.id) : undefined
	const jwt = readJwt(held?.ok ? held.value : undefined)
	const view = ports.history.view()
	const token = view.tokens.get(found.id) ?? found
	const nowMs = ports.nowMs()
	return ok({
		get json() {
			return {
				token: {
					...tokenJson(view, token, nowMs, shown.value),
					...tokenDetailJson(token, jwt),
				},
			}
		},
		text: (paint) => inspectText(view, token, { nowMs, jwt, value: shown.value }, paint),
	})
}
