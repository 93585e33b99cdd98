import { emptyData, type HistoryData, looseRecordsOf, recordsOfToken } from './history-data.ts'
import { mergeInto } from './merge.ts'
import { readShelf } from './read-shelf.ts'
import { closeLive, type Shelf } from './shelf.ts'

/**
 * Reads the whole history again, without the index of the snapshot that tokens were read from: a line of it
 * has proved damaged. What is damaged is noted, as when it is read for the first time. Until all is read,
 * and where that fails, the history stays as it is. Rejects as the disk put it.
 */
export async function readAnew(shelf: Shelf): Promise<void> {
	const { data } = shelf
	if (shelf.packedIn !== undefined) shelf.disbelieved.add(shelf.packedIn)
	const anew: Shelf = { ...shelf, data: emptyData(), live: undefined, packedIn: undefined }
	try {
		await readShelf(anew)
	} catch (error) {
		await closeLive(anew)
		throw error
	}
	await closeLive(shelf)
	const { packed, version } = data
	mergeChanged(anew.data, data)
	Object.assign(data, anew.data, { version: version + 1 })
	const { live, newestSeen, snapshotBytes, packedIn } = anew
	Object.assign(shelf, { live, newestSeen, snapshotBytes, packedIn })
	await packed?.close()
}

/** Takes over what is in memory and not in the snapshot: somebody may have taken its journal away. */
function mergeChanged(into: HistoryData, data: HistoryData): void {
	const merger = mergeInto(into)
	for (const records of looseRecordsOf(data)) for (const record of records) merger.add(record)
	for (const token of data.tokens.values()) {
		if (data.packed?.has(token.id)) continue
		for (const record of recordsOfToken(data, token)) merger.add(record)
	}
	for (const json of data.foreign) merger.addForeign(json)
	merger.finish()
}
