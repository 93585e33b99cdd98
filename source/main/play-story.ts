import { plain } from '../cli/paint.ts'
import { expirySentence } from '../cli/tokens/expiry-text.ts'
import { tokenTable } from '../cli/tokens/token-table.ts'
import type { Connection } from '../model/connection.ts'
import type { Outcome } from '../model/fault.ts'
import { faultText } from '../model/fault-text.ts'
import { printLifetime } from '../model/lifetime.ts'
import type { Token } from '../model/token.ts'
import { deleteToken } from '../work/delete-token.ts'
import { findConnection } from '../work/find-connection.ts'
import { listTokens } from '../work/find-token.ts'
import { issueToken } from '../work/issue-token.ts'
import type { Ports } from '../work/ports.ts'
import { refreshToken } from '../work/refresh-token.ts'

/** The connection the story is about; asked for 12 hours, renewed for 30 days. */
const hero = { connection: 'prod-eu', label: 'story', asked: 12 * 3600, renewed: 30 * 86_400 }

/**
 * The demo where there is no terminal for the screens: issue, list, refresh, list, delete, list, as
 * plain lines, over real HTTP to the simulated server. Answers the exit code: 0, or 1 when a step
 * failed, which is then said.
 */
export async function playStory(ports: Ports, say: (line: string) => void): Promise<number> {
	const found = findConnection(ports.history.view(), hero.connection)
	const told = found.ok ? await tell(ports, found.value, say) : found
	if (told.ok) return 0
	const { message, next } = faultText(told.fault)
	say(`${message}\nnext: ${next}`)
	return 1
}

async function tell(
	ports: Ports,
	connection: Connection,
	say: (line: string) => void,
): Promise<Outcome<void>> {
	const name = connection.name
	const expiry = (token: Token) => expirySentence(token.expiresAtSeconds, ports.nowMs())
	say('tgtoken: the demo, without a terminal; a simulated server, a history in memory only.')

	const issued = await issueToken(ports, {
		connection,
		lifetimeSeconds: hero.asked,
		label: hero.label,
		makeCurrent: false,
	})
	if (!issued.ok) return issued
	const token = () => tokenIn(ports, issued.value.tokenId)
	const young = token()
	say(
		`\nIssued ${young.masked} on ${name} for ${printLifetime(hero.asked)}; it expires ${expiry(young)}.`,
	)
	list(ports, connection, say)

	const refreshed = await refreshToken(ports, connection, young, { lifetimeSeconds: hero.renewed })
	if (!refreshed.ok) return refreshed
	const renewed = token()
	say(`\nRefreshed ${renewed.masked} for ${printLifetime(hero.renewed)}:`)
	say(`  expiry before  ${expiry(young)}`)
	say(`  expiry now     ${expiry(renewed)}`)
	list(ports, connection, say)

	const deleted = await deleteToken(ports, connection, renewed)
	if (!deleted.ok) return deleted
	say(`\nDeleted ${renewed.masked} on ${name}: the server confirmed.`)
	list(ports, connection, say)
	say('\nThe screens open where there is a terminal: npm start. Commands: tgtoken --help.')
	return { ok: true, value: undefined }
}

function list(ports: Ports, connection: Connection, say: (line: string) => void): void {
	const view = ports.history.view()
	const options = { withConnection: false }
	say(tokenTable(view, listTokens(view, connection.id), ports.nowMs(), plain, options))
}

function tokenIn(ports: Ports, id: string): Token {
	const token = ports.history.view().tokens.get(id)
	if (!token) throw new Error('the story lost its token')
	return token
}
