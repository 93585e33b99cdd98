import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Connection } from '../../source/model/connection.ts'
import type { Fault, Outcome } from '../../source/model/fault.ts'
import { newId } from '../../source/store/new-id.ts'
import { type OpenOptions, openHistory } from '../../source/store/open-history.ts'
import type { Change, History } from '../../source/work/ports.ts'
import { isLong } from '../rounds.ts'

// Thousands of fsyncs make whoever else works on this disk wait; where there is a file system in memory,
// the short form uses that. The long form wants the disk itself.
const memory = '/dev/shm'
const place = !isLong && existsSync(memory) ? memory : tmpdir()

/** A folder that whoever wants it takes away. */
export function keptFolder(): string {
	return mkdtempSync(join(place, 'tgtoken-store-'))
}

/** A folder of this test's own, gone with it. */
export function temporaryFolder(): string {
	const folder = keptFolder()
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
	return folder
}

/** The path of a history's folder that is not there yet. */
export function freshFolder(): string {
	return join(temporaryFolder(), 'history')
}

/** The value of an outcome that has to be ok. */
export function valueIn<Value>(outcome: Outcome<Value>): Value {
	if (!outcome.ok) throw new Error(`failed: ${JSON.stringify(outcome.fault)}`)
	return outcome.value
}

/** The fault of an outcome that has to have failed. */
export function faultIn(outcome: Outcome<unknown>): Fault {
	if (outcome.ok) throw new Error('did not fail')
	return outcome.fault
}

/** Opens a history, to be closed with the test. */
export async function opened(options: OpenOptions): Promise<History> {
	const history = valueIn(await openHistory(options))
	onTestFinished(() => history.close())
	return history
}

/** Opens a history for the length of a look at it. */
export async function looking<Value>(
	folder: string,
	look: (history: History) => Value | Promise<Value>,
): Promise<Value> {
	const history = valueIn(await openHistory({ folder }))
	try {
		return await look(history)
	} finally {
		await history.close()
	}
}

/** A connection with nothing special about it. */
export function aConnection(about: Partial<Connection> = {}): Connection {
	return {
		id: 'c0000000000a',
		name: 'lab',
		url: 'http://127.0.0.1:9000',
		protocol: 'auto',
		hasSecret: false,
		hasPassword: false,
		defaultLifetimeSeconds: 2_592_000,
		production: false,
		readOnly: false,
		createdAtMs: 1_700_000_000_000,
		...about,
	}
}

/** What is written down when a token is issued in one go. */
export function issueOf(tokenId: string, value: string, connectionId = 'c0000000000a'): Change[] {
	const atMs = 1_700_000_000_000
	return [
		{
			kind: 'token',
			token: { id: tokenId, connectionId, graph: 'social' },
			event: { id: newId('event'), atMs, kind: 'asked', action: 'issue', lifetimeSeconds: 3600 },
		},
		{
			kind: 'event',
			tokenId,
			value,
			event: {
				id: newId('event'),
				atMs: atMs + 1,
				kind: 'issued',
				masked: 'aaaa…zzzz',
				fingerprint: '0123456789ab',
				form: 'opaque',
				expiresAtSeconds: 1_700_003_600,
				expirySource: 'server',
			},
		},
	]
}

/** A label for a token: the smallest change there is. */
export function labelOf(tokenId: string, label: string, atMs = 1_700_000_001_000): Change {
	return { kind: 'event', tokenId, event: { id: newId('event'), atMs, kind: 'labelled', label } }
}

/** Every file below a folder by its name, as Latin-1 so that no byte is lost. */
export function filesIn(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
	return Object.fromEntries(
		entries
			.filter((entry) => entry.isFile())
			.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1')]),
	)
}

/** All of a history as it is now, in maps of its own. */
export function wholeOf(history: History) {
	const { connections, tokens, current, servers } = history.view()
	return structuredClone({
		connections,
		tokens: new Map([...tokens].map(([id, token]) => [id, { ...token }])),
		current,
		servers,
	})
}
