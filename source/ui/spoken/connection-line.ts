import type { ConnectionRow } from '../../app/lists/connection-list.ts'
import type { State } from '../../app/state.ts'
import { connectionHost } from '../../model/connection.ts'
import { distanceText } from '../../model/duration-text.ts'
import { faultText } from '../../model/fault-text.ts'
import { printLifetime } from '../../model/lifetime.ts'
import { lifetimeWanted } from '../../model/lifetime-wanted.ts'
import { shortFault, versionText } from '../screens/server-words.ts'
import { counted, durationInWords } from './spoken-text.ts'

/** A connection in one line: its name, what is known of its server, and its tokens. */
export function connectionLine(row: ConnectionRow, nowMs: number): string {
	const { connection, live, unknown, soonestExpirySeconds: soonest } = row
	const next = soonest === undefined ? '' : durationInWords(distanceText(soonest * 1000, nowMs))
	const parts = [
		connection.name,
		serverInWords(row),
		connection.insecure ? 'insecure: its certificate is not verified' : '',
		connection.production ? 'production' : '',
		connection.readOnly ? 'read-only' : '',
		live === 0 ? 'no live token' : counted(live, 'live token'),
		unknown === 0 ? '' : counted(unknown, 'unknown one'),
		next === '' ? '' : `the next ends in ${next}`,
		`host ${connectionHost(connection)}`,
		connection.graph === undefined ? '' : `graph ${connection.graph}`,
	]
	return parts.filter((part) => part !== '').join(', ')
}

/** The chosen connection in full: why its server cannot be used, else where it is and what it asks with. */
export function connectionDetail(
	{ config }: Pick<State, 'config'>,
	{ connection, fault }: ConnectionRow,
): string {
	if (fault) {
		const { message, next } = faultText(fault)
		return `${message} ${next}`
	}
	const { url, secretAlias, hasSecret, user, hasPassword } = connection
	const lifetime = durationInWords(printLifetime(lifetimeWanted(connection, config)))
	const ways = [
		hasSecret ? `the secret ${secretAlias ?? 'that is stored'}` : '',
		user && hasPassword ? `the user ${user}` : '',
	].filter((way) => way !== '')
	const way =
		ways.length === 0 ? 'no secret yet: edit it to put one in' : `asks with ${ways.join(', ')}`
	return `${url}, ${way}, tokens for ${lifetime}.`
}

/** What is known of a server, or why it cannot be used now, in a few words. */
export function serverInWords(row: Pick<ConnectionRow, 'facts' | 'fault' | 'looking'>): string {
	const { facts, fault, looking } = row
	if (looking) return 'its server is being looked at'
	if (fault?.code === 'waking-up') return 'waking up'
	if (fault) return shortFault(fault)
	if (!facts) return 'not seen yet'
	const clock = Math.round((facts.clockSkewMs ?? 0) / 1000)
	const skew =
		Math.abs(clock) < 2
			? ''
			: `, its clock is ${counted(Math.abs(clock), 'second')} ${clock > 0 ? 'ahead' : 'behind'}`
	if (facts.authEnabled === false) return 'authentication is off'
	return `TigerGraph ${versionText(facts).replace('–', ' to ')}${skew}`
}
