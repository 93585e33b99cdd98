import { isDeepStrictEqual } from 'node:util'
import type { CheckedFile, HistoryCheck, HistoryRepair } from '../work/history-check.ts'
import { type LineFate, mergeLine } from './batch-line.ts'
import { compact } from './compact.ts'
import { isRecordFile } from './file-names.ts'
import { emptyData, type HistoryData, sealedRecords } from './history-data.ts'
import { type Merger, mergeInto } from './merge.ts'
import { readLines } from './read-lines.ts'
import { catchUp } from './read-shelf.ts'
import { placeOf } from './records-of-changes.ts'
import { openSafely } from './safe-file.ts'
import type { Serial } from './serial.ts'
import { pathOn, type Shelf } from './shelf.ts'
import { brackets } from './snapshot-file.ts'
import { errnoOf } from './store-fault.ts'
import type { Vault } from './vault.ts'

/**
 * Reads every file of the history from its first byte to its last, without its indexes, folds every
 * token anew, and opens everything that is sealed. Changes nothing.
 */
export async function examine(shelf: Shelf, inLine: Serial, vault: Vault): Promise<HistoryCheck> {
	await inLine(() => catchUp(shelf))
	const { data } = shelf
	const read = emptyData()
	const files = await readAll(shelf, mergeInto(read), (name) => isInUse(name))
	// Whatever came in while we were reading is in both.
	await inLine(() => catchUp(shelf))
	const differing = [...read.tokens.values()].filter(
		(token) => !isDeepStrictEqual({ ...token }, { ...data.tokens.get(token.id) }),
	)
	let opened = 0
	let shut = 0
	for (const { id, field, text } of sealedRecords(data)) {
		const outcome = await vault.open(placeOf(id, field), text)
		if (outcome.ok) opened++
		else shut++
	}
	return {
		files,
		connections: data.connections.size,
		tokens: data.tokens.size,
		differing: differing.map(({ id }) => id),
		opened,
		shut,
	}
}

/**
 * Takes in whatever is whole in any file of the folder, backups and those set aside included, and
 * writes the history anew. What was pruned stays pruned. Rejects as the disk put it.
 */
export async function gather(shelf: Shelf, inLine: Serial): Promise<HistoryRepair> {
	await inLine(() => catchUp(shelf))
	const { data } = shelf
	const tokensBefore = data.tokens.size
	const versionBefore = data.version
	const files = await inLine(() => readAll(shelf, mergeInto(data), () => true))
	await compact(shelf, inLine)
	return {
		files,
		tokensBefore,
		tokensAfter: data.tokens.size,
		recovered: data.version - versionBefore,
	}
}

function isInUse(name: string): boolean {
	return /^(?:history|journal)-/.test(name)
}

async function readAll(
	shelf: Shelf,
	into: Merger,
	isWanted: (name: string) => boolean,
): Promise<readonly CheckedFile[]> {
	const names = (await shelf.disk.list(shelf.standing.folder)).filter(isRecordFile)
	const files: CheckedFile[] = []
	try {
		for (const name of names.filter(isWanted)) {
			const file = await readOne(shelf, into, name)
			if (file) files.push(file)
		}
	} finally {
		into.finish()
	}
	return files
}

/** Undefined when another process has tidied it away meanwhile. */
async function readOne(shelf: Shelf, into: Merger, name: string): Promise<CheckedFile | undefined> {
	let whole = 0
	let broken = 0
	let endsAmidLine = false
	const count = (fate: LineFate) => {
		if (fate === 'broken') broken++
		else whole++
	}
	try {
		const file = await openSafely(shelf.disk, pathOn(shelf, name), 'read')
		try {
			const onLine = (line: Buffer) => {
				const text = line.length <= brackets.opening.length ? line.toString('latin1') : ''
				if (text === brackets.opening || text === brackets.closing) return
				count(mergeLine(line.at(-1) === comma ? line.subarray(0, -1) : line, into))
			}
			await readLines(file, 0, onLine, (rest) => {
				endsAmidLine = mergeLine(rest, into) === 'broken'
			})
		} finally {
			await file.close()
		}
	} catch (error) {
		if (errnoOf(error) === 'ENOENT') return undefined
		throw error
	}
	return { name, whole, broken, endsAmidLine, isInUse: isInUse(name) }
}

const comma = ','.charCodeAt(0)

/** What a history that touches no disk has to say of itself. */
export function examineMemory({ connections, tokens }: HistoryData): HistoryCheck {
	const [files, differing] = [[], []]
	return {
		files,
		connections: connections.size,
		tokens: tokens.size,
		differing,
		opened: 0,
		shut: 0,
	}
}
