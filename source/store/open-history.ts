import { Low } from 'lowdb'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { AskPassphrase } from '../work/key-place.ts'
import type { History } from '../work/ports.ts'
import { type Disk, realDisk } from './disk.ts'
import { type CompactWhen, diskAdapter } from './disk-adapter.ts'
import { emptyData, type HistoryData, holdsSealed, sealedRecords } from './history-data.ts'
import { makeHistory } from './make-history.ts'
import type { Standing } from './standing.ts'
import { asOutcome } from './store-fault.ts'
import { type Keyring, systemKeyring } from './system-keyring.ts'
import { checkKeyFile, keyFileVault, placeWords } from './vault.ts'
import { watchFolder } from './watch-folder.ts'

/** Where the history lies and, for tests, what stands between it and the disk. */
export type OpenOptions = {
	/** Made where it is missing; an absolute path. */
	readonly folder: string
	readonly nowMs?: () => number
	/** Tells this process's writings from others'; random unless given. */
	readonly writerId?: string
	readonly disk?: Disk
	/** Asked once a run, where the key needs it; without it `passphrase-needed`. */
	readonly askPassphrase?: AskPassphrase
	readonly keyring?: Keyring
	/** By its size and the snapshot's, whether the journal is to be compacted now. */
	readonly compactWhen?: CompactWhen
	/**
	 * Opens a large history before all of it is known to be whole: `readRest` looks, and heals it. What is
	 * read from it before is whole all the same, line by line.
	 */
	readonly restLater?: boolean
}

/**
 * Opens the history in a folder. What is damaged is set aside, what can be restored is, and
 * `status().notices` says so; where nothing can be written the history is read-only. Fails with
 * `history-unreadable` only where reading would be dangerous (links, foreign owners) or impossible.
 */
export function openHistory(options: OpenOptions): Promise<Outcome<History>> {
	const { folder, nowMs = Date.now, disk = realDisk } = options
	const standing: Standing = { folder, keyPlace: placeWords.file, notices: [] }
	const { compactWhen, restLater, writerId } = options
	const adapter = diskAdapter({ disk, standing, nowMs, compactWhen, restLater })
	const low = new Low<HistoryData>(adapter, emptyData())
	const askPassphrase = options.askPassphrase ?? (async () => failed('passphrase-needed'))
	const keyring = options.keyring ?? systemKeyring()
	const sources = { askPassphrase, keyring }
	const vault = keyFileVault(disk, standing, () => sealedTexts(low.data), sources)
	const work = async () => {
		await low.read()
		await checkKeyFile(disk, standing, holdsSealed(low.data))
		const watch = (onStir: () => void) => watchFolder(folder, onStir)
		return ok(makeHistory({ low, adapter, vault, standing, writerId, watch }))
	}
	return asOutcome(
		() =>
			work().catch(async (error: unknown) => {
				await adapter.close()
				throw error
			}),
		'history-unreadable',
		folder,
	)
}

function* sealedTexts(data: HistoryData): Generator<string> {
	for (const { text } of sealedRecords(data)) yield text
}
