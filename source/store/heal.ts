import { countText } from '../model/count-text.ts'
import { compact } from './compact.ts'
import { copyFile } from './copy-file.ts'
import { corruptName } from './file-names.ts'
import type { Serial } from './serial.ts'
import { listShelf, pathOn, type Shelf } from './shelf.ts'
import { tell } from './standing.ts'
import { causeOf, errnoOf } from './store-fault.ts'

/**
 * Puts damaged files aside under a name of their own, never to be touched again, writes what could
 * be read as a new snapshot, and says what was done. Where the disk refuses, everything stays where
 * it was and the next start tries again.
 */
export async function heal(shelf: Shelf, inLine: Serial): Promise<void> {
	const { standing, data } = shelf
	const names = [...shelf.damaged]
	shelf.damaged.clear()
	const [connections, tokens] = [data.connections.size, data.tokens.size]
	const held = `${countText(connections, 'connection')} and ${countText(tokens, 'token')}`
	for (const name of names) {
		const path = pathOn(shelf, name)
		const what = name.startsWith('history-')
			? `${path} was damaged. Restored from what was whole in it, the snapshot before it and the journals`
			: `${path} had lines that were not whole. All others were read`
		const kept = await setAside(shelf, name).catch((error: unknown) => {
			tell(standing, `${path} could not be set aside: ${causeOf(error)}.`)
			return undefined
		})
		const where = kept === undefined ? '' : ` The damaged file is kept as ${kept}.`
		tell(standing, `${what}: ${held}.${where}`)
	}
	await compact(shelf, inLine).catch((error: unknown) => {
		tell(standing, `The history could not be written anew: ${causeOf(error)}.`)
	})
}

/** Answers the new place; undefined when another process was faster. */
async function setAside(shelf: Shelf, name: string): Promise<string | undefined> {
	const from = pathOn(shelf, name)
	const aside = corruptName(name, shelf.nowMs())
	const to = pathOn(shelf, aside)
	try {
		if (name.startsWith('history-')) {
			await shelf.disk.rename(from, to)
			return to
		}
		// Other windows may be appending to a journal, so it stays where it is until it is tidied away;
		// a copy made at an earlier start, when no snapshot could be written, will do.
		const ending = aside.slice(aside.lastIndexOf('-'))
		const { lasting } = await listShelf(shelf)
		const earlier = lasting.find((one) => /^journal\.corrupt-/.test(one) && one.endsWith(ending))
		if (earlier !== undefined) return pathOn(shelf, earlier)
		await copyFile(shelf, name, aside)
		return to
	} catch (error) {
		if (errnoOf(error) === 'ENOENT') return undefined
		throw error
	}
}
