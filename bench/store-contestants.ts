import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { JSONFilePreset } from 'lowdb/node'
import { tokenState } from '../source/model/token-state.ts'
import { openHistory } from '../source/store/open-history.ts'
import type { Change, History } from '../source/work/ports.ts'

/** A store as it is measured. */
export type Contestant = {
	/** Puts tokens into the folder, each given as what befell it, and stays open. */
	readonly fill: (
		folder: string,
		tokens: readonly Change[][],
	) => Promise<{
		/** One token, on disk when it resolves. */
		readonly append: (token: Change[]) => Promise<void>
		/** Everything, written anew. */
		readonly compact: () => Promise<void>
		readonly close: () => Promise<void>
	}>
	/** Opens, tells how each token stands, and answers how many there are. */
	readonly openCold: (folder: string) => Promise<number>
}

type Kept = { id: string; expiresAtSeconds: number; changes: Change[] }

/** Ours first, then what it is compared with. */
export const contestants: Readonly<Record<string, Contestant>> = {
	tgtoken: {
		async fill(folder, tokens) {
			let isDue = false
			const history = await open(folder, () => isDue)
			for (let at = 0; at < tokens.length; at += 1000) {
				await must(history, tokens.slice(at, at + 1000).flat())
			}
			return {
				append: (token) => must(history, token),
				async compact() {
					isDue = true
					await must(history, [{ kind: 'current', connectionId: 'c0000000000a', tokenId: null }])
					isDue = false
					// The new snapshot is written behind the change; closing waits for it.
					await history.close()
				},
				close: () => history.close(),
			}
		},
		async openCold(folder) {
			const history = await open(folder)
			const nowMs = Date.now()
			let count = 0
			for (const token of history.view().tokens.values()) if (tokenState(token, nowMs)) count++
			await history.close()
			return count
		},
	},
	'lowdb JSONFile': {
		async fill(folder, tokens) {
			const low = await lowIn(folder)
			low.data.push(...tokens.map(kept))
			await low.write()
			return {
				append: (token) => low.update((data) => void data.push(kept(token))),
				compact: () => low.write(),
				close: async () => {},
			}
		},
		async openCold(folder) {
			const { data } = await lowIn(folder)
			return data.filter(isSomehow).length
		},
	},
	'node:sqlite': {
		async fill(folder, tokens) {
			const database = sqliteIn(folder)
			const insert = database.prepare('INSERT INTO tokens VALUES (?, ?)')
			const add = (token: Change[]) => insert.run(kept(token).id, JSON.stringify(kept(token)))
			database.exec('BEGIN')
			for (const token of tokens) add(token)
			database.exec('COMMIT')
			return {
				append: async (token) => void add(token),
				compact: async () => database.exec('VACUUM'),
				close: async () => database.close(),
			}
		},
		async openCold(folder) {
			const database = sqliteIn(folder)
			let count = 0
			for (const { record } of database.prepare('SELECT record FROM tokens').iterate()) {
				if (isSomehow(JSON.parse(String(record)))) count++
			}
			database.close()
			return count
		},
	},
}

async function open(folder: string, compactWhen?: () => boolean): Promise<History> {
	const outcome = await openHistory({ folder, ...(compactWhen ? { compactWhen } : {}) })
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
	return outcome.value
}

async function must(history: History, changes: Change[]): Promise<void> {
	const outcome = await history.change(changes)
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
}

function lowIn(folder: string) {
	mkdirSync(folder, { recursive: true })
	return JSONFilePreset<Kept[]>(join(folder, 'lowdb.json'), [])
}

function sqliteIn(folder: string): DatabaseSync {
	mkdirSync(folder, { recursive: true })
	const database = new DatabaseSync(join(folder, 'tokens.sqlite'))
	database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
	database.exec('CREATE TABLE IF NOT EXISTS tokens (id TEXT PRIMARY KEY, record TEXT)')
	return database
}

function kept(changes: Change[]): Kept {
	for (const change of changes) {
		if (change.kind !== 'event' || change.event.kind !== 'issued') continue
		const { expiresAtSeconds = 0 } = change.event
		return { id: change.tokenId, expiresAtSeconds, changes }
	}
	throw new Error('nothing was issued')
}

function isSomehow({ expiresAtSeconds }: Kept): boolean {
	return expiresAtSeconds > Date.now() / 1000
}
