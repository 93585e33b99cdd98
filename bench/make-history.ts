import { join } from 'node:path'
import type { Connection } from '../source/model/connection.ts'
import { newId } from '../source/store/new-id.ts'
import { openHistory } from '../source/store/open-history.ts'
import type { Change, History } from '../source/work/ports.ts'

/** What a history is to hold: one connection, `bench`, and so many tokens of it. */
export type HistoryWish = {
	readonly tokens: number
	/** The REST++ port of a server on this machine; one that nobody listens on unless given. */
	readonly restppPort?: number
	readonly gsqlPort?: number
	readonly secret?: string
	/** Have every token end in less than two minutes, so that their seconds are counted on the screen. */
	readonly isEnding?: boolean
}

const daySeconds = 86_400
const batch = 2000

/** Makes a history in the data folder of this home, through the store's own door; compact, as after long use. */
export async function makeHistory(home: string, wish: HistoryWish): Promise<void> {
	let isLast = false
	const opened = await openHistory({ folder: join(home, 'tgtoken'), compactWhen: () => isLast })
	if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
	const history = opened.value
	const connection = connectionOf(wish)
	await write(history, [
		{ kind: 'connection', connection, credentials: { secret: wish.secret ?? 's'.repeat(32) } },
	])
	const nowMs = Date.now()
	let last = ''
	for (let done = 0; done < wish.tokens; done += batch) {
		const count = Math.min(batch, wish.tokens - done)
		isLast = done + count >= wish.tokens
		const changes: Change[] = []
		for (let index = done; index < done + count; index++) {
			last = newId('token')
			changes.push(...tokenChanges(last, connection.id, index, nowMs, wish.isEnding === true))
		}
		await write(history, changes)
	}
	await write(history, [{ kind: 'current', connectionId: connection.id, tokenId: last }])
	await history.close()
}

function connectionOf({ restppPort = 9, gsqlPort = 9 }: HistoryWish): Connection {
	return {
		id: newId('connection'),
		name: 'bench',
		url: 'http://127.0.0.1',
		graph: 'tests',
		restppPort,
		gsqlPort,
		protocol: '3.9',
		hasSecret: true,
		hasPassword: false,
		defaultLifetimeSeconds: daySeconds,
		production: false,
		readOnly: false,
		createdAtMs: Date.now(),
	}
}

function tokenChanges(
	tokenId: string,
	connectionId: string,
	index: number,
	nowMs: number,
	isEnding: boolean,
): Change[] {
	const lifetimeSeconds = isEnding ? 3600 : daySeconds * (30 + (index % 60))
	// Some are over, most are not; none ends today, when the screen would have to follow it.
	const ageSeconds = isEnding ? 3500 - (index % 20) : daySeconds * (index % 40) + 3600
	const atMs = nowMs - ageSeconds * 1000
	const short = index.toString(36).padStart(4, '0')
	return [
		{
			kind: 'token',
			token: { id: tokenId, connectionId, graph: 'tests' },
			event: { id: newId('event'), atMs, kind: 'asked', action: 'issue', lifetimeSeconds },
		},
		{
			kind: 'event',
			tokenId,
			value: newId('token').repeat(3).slice(0, 32),
			event: {
				id: newId('event'),
				atMs: atMs + 1,
				kind: 'issued',
				masked: `${short.slice(-4)}…${short.slice(-4)}`,
				fingerprint: index.toString(16).padStart(12, '0'),
				form: 'opaque',
				expiresAtSeconds: Math.floor(atMs / 1000) + lifetimeSeconds,
				expirySource: 'server',
			},
		},
	]
}

async function write(history: History, changes: readonly Change[]): Promise<void> {
	const outcome = await history.change(changes)
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
}
