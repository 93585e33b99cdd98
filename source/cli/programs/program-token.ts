import { type Outcome, ok } from '../../model/fault.ts'
import { printLifetime } from '../../model/lifetime.ts'
import { lifetimeWanted } from '../../model/lifetime-wanted.ts'
import type { Token } from '../../model/token.ts'
import { timeLeftSeconds } from '../../work/time-left.ts'
import { type ValidToken, validToken } from '../../work/valid-token.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { type Opened, openConnection } from '../connections/open-connection.ts'
import { wrong } from '../parse-invocation.ts'
import { progress } from '../progress.ts'
import { lifetimeOption, readLifetime, readSpan } from '../tokens/lifetime-option.ts'
import { mishaps } from '../tokens/mishaps.ts'

/** How much of a token is to be left for a program, where it does not say. */
const minTtlSeconds = 300

/** What the commands that hand a token to programs take alike. */
export const programTokenOptions = {
	'min-ttl': {
		value: '5m',
		what: 'renew it when less than this is left; 5m if left out',
		variable: 'TGTOKEN_MIN_TTL',
	},
	...lifetimeOption,
} as const

/** For the help of these commands. */
export const programTokenNote =
	'The current token is used again while enough of it is left. Otherwise it is refreshed, or on\nTigerGraph 4.x a new one is issued; of several programs that ask at once, one does that for all.\nA new one becomes the current token; the one before ends by itself.'

/** A valid token of a connection, with all that a command may say of it. */
export type ProgramToken = Opened & ValidToken & { readonly token: Token }

/** The token the command was asked for, renewed where need be; a line on stderr says if so. */
export async function programToken(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	invocation: Invocation,
): Promise<Outcome<ProgramToken>> {
	const { words, texts } = invocation
	const minTtl = readSpan(texts['min-ttl'], minTtlSeconds)
	if (!minTtl.ok) return minTtl
	const lifetime = readLifetime(texts.lifetime)
	if (!lifetime.ok) return lifetime
	const opened = await openConnection(context, words[0])
	if (!opened.ok) return opened
	const { ports, connection } = opened.value
	const asked = lifetime.value ?? lifetimeWanted(connection, ports)
	if (asked <= minTtl.value) {
		return wrong(
			command,
			`a token that lives ${printLifetime(asked)} never has ${printLifetime(minTtl.value)} left: give a shorter --min-ttl or a longer --lifetime.`,
		)
	}
	const valid = await validToken(
		ports,
		context.locks,
		connection,
		{
			minTtlSeconds: minTtl.value,
			...(lifetime.value !== undefined && { lifetimeSeconds: lifetime.value }),
			...mishaps(context, invocation),
		},
		context,
	)
	if (!valid.ok) return valid
	const view = ports.history.view()
	const token = view.tokens.get(valid.value.tokenId)
	if (!token) return { ok: false, fault: { code: 'unexpected', detail: 'the token is not there' } }
	if (valid.value.how !== 'reused') {
		const done = valid.value.how === 'issued' ? 'Issued' : 'Refreshed'
		progress(context, `${done} ${token.masked} on ${connection.name} (${token.id}).`)
	}
	const left = timeLeftSeconds(view, token, ports.nowMs()) ?? 0
	if (left < minTtl.value) {
		context.warn(`${connection.name} gave it ${printLifetime(left)}, less than was asked for.`)
	}
	return ok({ ...opened.value, ...valid.value, token })
}
