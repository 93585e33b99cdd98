import { basename, dirname, join } from 'node:path'
import type { Disk } from './disk.ts'
import { keyName, listingOf } from './file-names.ts'
import { reasonAgainst, refusal } from './safe-file.ts'
import { type Standing, tell } from './standing.ts'
import { causeOf, errnoOf, isRefusal } from './store-fault.ts'

/**
 * Makes the folder where it is missing and sees to it that it and the files in it are ours and for
 * our eyes only: looser modes are repaired and said, links and foreign files are refused with
 * `history-unreadable`. Sets `readOnlyCause` where nothing can be created or the folder lies on
 * another machine, and otherwise clears away what a process that ended half-way left behind. Answers
 * whether there is a folder.
 */
export async function secureFolder(disk: Disk, standing: Standing): Promise<boolean> {
	const { folder } = standing
	await assertOurWay(disk, folder)
	const found = await disk.lstat(folder).catch((error: unknown) => {
		if (errnoOf(error) === 'ENOENT') return undefined
		throw error
	})
	if (!found && !(await makeFolder(disk, standing))) return false
	const stat = await disk.lstat(folder)
	if (stat.isSymbolicLink()) throw refusal(folder, 'it is a symbolic link')
	if (!stat.isDirectory()) throw refusal(folder, 'it is not a folder')
	const reason = reasonAgainst(stat)
	if (reason) throw refusal(folder, reason)
	await disk.assertWritable(folder).catch((error: unknown) => {
		if (!isRefusal(error)) throw error
		standing.readOnlyCause = `nothing can be written to ${folder}, ${causeOf(error)}`
	})
	if (await disk.isRemote(folder).catch(() => false)) {
		// There, what two machines append at once is written over one another, and neither of them hears.
		standing.readOnlyCause ??= `the folder ${folder} lies on a network file system, where two machines could overwrite each other’s lines; let TGTOKEN_HOME name a folder of this machine`
	}
	await repairMode(disk, standing, folder, stat.mode, 0o700, found !== undefined)
	const { lasting, temporary } = listingOf(await disk.list(folder))
	for (const name of temporary) await removeLeftover(disk, standing, join(folder, name))
	for (const name of lasting) await secureFile(disk, standing, join(folder, name))
	return true
}

/** Who is root, and whoever the system shows where it cannot show the owner (user namespaces). */
const systemUsers: readonly number[] = [0, 65_534]

/**
 * Refuses a way to the folder over somebody else's folders or links: whoever owns one of them can put
 * another folder in the place of ours at any time.
 */
async function assertOurWay(disk: Disk, folder: string): Promise<void> {
	const me = process.geteuid?.()
	if (me === undefined) return
	for (let path = dirname(folder), below = folder; path !== below; path = dirname(path)) {
		below = path
		const stat = await disk.lstat(path).catch((error: unknown) => {
			if (errnoOf(error) === 'ENOENT') return undefined
			throw error
		})
		const isOurs = !stat || stat.uid === me || systemUsers.includes(stat.uid)
		if (!isOurs) throw refusal(path, 'it belongs to another user')
	}
}

/** Whether it could be made; a disk that is full or only read gives an empty history to look at. */
async function makeFolder(disk: Disk, standing: Standing): Promise<boolean> {
	const { folder } = standing
	try {
		await disk.makeFolder(folder)
		// The umask may have taken from our own rights.
		await disk.chmod(folder, 0o700)
		return true
	} catch (error) {
		const isFull = ['ENOSPC', 'EDQUOT'].includes(errnoOf(error) ?? '')
		if (!isFull && !isRefusal(error)) throw error
		standing.readOnlyCause = `the folder ${folder} could not be made, ${causeOf(error)}`
		return false
	}
}

async function secureFile(disk: Disk, standing: Standing, path: string): Promise<void> {
	const stat = await disk.lstat(path).catch((error: unknown) => {
		// Another window has just tidied it away.
		if (errnoOf(error) === 'ENOENT') return undefined
		throw error
	})
	if (!stat) return
	if (stat.isSymbolicLink()) throw refusal(path, 'it is a symbolic link')
	if (!stat.isFile()) throw refusal(path, 'it is not a regular file')
	// A key file just being made has two names; whoever opens it looks again.
	const reason = reasonAgainst(stat, basename(path) === keyName)
	if (reason) throw refusal(path, reason)
	await repairMode(disk, standing, path, stat.mode, 0o600, true)
}

async function repairMode(
	disk: Disk,
	standing: Standing,
	path: string,
	mode: number,
	wanted: number,
	isToBeSaid: boolean,
): Promise<void> {
	// A stricter mode is somebody's wish. Windows reports a mode of its own making.
	if (process.platform === 'win32' || (mode & 0o777 & ~wanted) === 0) return
	const was = (mode & 0o777).toString(8).padStart(4, '0')
	const is = (mode & wanted).toString(8).padStart(4, '0')
	try {
		await disk.chmod(path, mode & wanted)
		if (isToBeSaid) tell(standing, `${path} had mode ${was}; it is ${is} again.`)
	} catch (error) {
		tell(standing, `${path} has mode ${was} instead of ${is}: ${causeOf(error)}.`)
	}
}

async function removeLeftover(disk: Disk, standing: Standing, path: string): Promise<void> {
	if (standing.readOnlyCause !== undefined) return
	// Should its maker still be alive, it notices and starts over.
	await disk.remove(path).catch(() => undefined)
}
