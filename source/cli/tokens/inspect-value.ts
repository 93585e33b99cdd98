import { type Outcome, ok } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import { fingerprint } from '../../model/fingerprint.ts'
import { isoInstant } from '../../model/instant-text.ts'
import type { Jwt } from '../../model/jwt.ts'
import { mask } from '../../model/mask.ts'
import { checkValue } from '../../work/check-value.ts'
import { listTokens } from '../../work/find-token.ts'
import { parseToken } from '../../work/import-token.ts'
import type { CheckAnswer, HistoryView } from '../../work/ports.ts'
import type { Answer, Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { openConnection } from '../connections/open-connection.ts'
import type { Paint } from '../paint.ts'
import { needed, readSecret } from '../read-secret.ts'
import { expirySentence } from './expiry-text.ts'
import { aligned, claims } from './inspect-text.ts'
import { jwtJson, readJwt } from './token-detail-json.ts'
import { isoSeconds } from './token-json.ts'

/** `inspect` of a token that was never stored: what it says itself, and what a server says of it. */
export async function inspectValue(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	invocation: Invocation,
): Promise<Outcome<Answer>> {
	const typed = needed(command, 'token', await readSecret(context, command, invocation, 'token'))
	if (!typed.ok) return typed
	const value = parseToken(typed.value)
	if (!value.ok) return value
	const name = invocation.texts.connection
	const jwt = readJwt(value.value)
	const ports = await context.openPorts()
	if (!ports.ok && name !== undefined) return ports
	// Taking a token apart needs no history; only whether it is in there is not known then.
	if (!ports.ok) context.warn(faultText(ports.fault).message)
	const known = ports.ok ? knownIn(ports.value.history.view(), value.value) : undefined
	const about = aboutValue(value.value, jwt, known)
	const nowMs = context.clock.nowMs()
	if (name === undefined || !ports.ok) {
		return ok({
			json: { token: about, accepted: null, serverCode: null },
			text: (paint) => valueText(about, { jwt, nowMs, isHistoryShut: !ports.ok }, paint),
		})
	}
	const opened = await openConnection(context, name)
	if (!opened.ok) return opened
	const { connection } = opened.value
	const answer = await checkValue(ports.value, connection, value.value, context.signal)
	if (!answer.ok) return answer
	const { accepted, serverCode } = answer.value
	return ok({
		json: { token: about, accepted, serverCode: serverCode ?? null },
		text: (paint) =>
			valueText(about, { jwt, nowMs, verdict: verdictText(name, answer.value) }, paint),
		exitCode: accepted ? 0 : 3,
	})
}

type About = ReturnType<typeof aboutValue>

function aboutValue(value: string, jwt: Jwt | undefined, known: string | undefined) {
	return {
		masked: mask(value),
		fingerprint: fingerprint(value),
		form: jwt ? 'jwt' : 'opaque',
		issuedAt: jwt?.issuedAtSeconds ? (isoInstant(jwt.issuedAtSeconds * 1000) ?? null) : null,
		expiresAt: isoSeconds(jwt?.expiresAtSeconds),
		expiresAtSeconds: jwt?.expiresAtSeconds ?? null,
		/** Its id, where the history has it. */
		known: known ?? null,
		jwt: jwtJson(jwt),
	}
}

function knownIn(view: HistoryView, value: string): string | undefined {
	const print = fingerprint(value)
	return listTokens(view).find((token) => token.fingerprint === print)?.id
}

function historyText(known: string | null): string {
	return known === null ? 'not in it' : `has it as ${known}`
}

function verdictText(name: string, { accepted, serverCode }: CheckAnswer): string {
	const code = serverCode === undefined ? '' : ` (${serverCode})`
	return accepted ? `accepted by ${name}` : `refused by ${name}${code}`
}

function valueText(
	about: About,
	more: {
		readonly jwt: Jwt | undefined
		readonly nowMs: number
		readonly verdict?: string
		readonly isHistoryShut?: boolean
	},
	paint: Paint,
): string {
	const { jwt, nowMs, verdict } = more
	const seconds = about.expiresAtSeconds ?? undefined
	const facts = [
		['token', about.masked],
		['fingerprint', about.fingerprint],
		['form', jwt ? 'JSON Web Token' : 'opaque: only its server knows when it ends'],
		['expires', jwt ? expirySentence(seconds, nowMs) : undefined],
		['history', more.isHistoryShut ? undefined : historyText(about.known)],
		['server', verdict],
	] as const
	return [
		...aligned(facts, paint),
		...(jwt ? ['', paint('dim', 'claims (not verified)'), ...claims(jwt, paint)] : []),
	].join('\n')
}
