import type { Disk } from '../../source/store/disk.ts'
import { type DiskCall, hookedDisk } from './hooked-disk.ts'

const isSnapshot = (path: string) => /^history-\d+\.json\..+\.tmp$/.test(path)
const isJournal = (path: string) => path.startsWith('journal-')
const isKey = (path: string) => /^key(\..+)?$/.test(path)

/**
 * The places at which a process is killed, each by the call on the disk before which, or in the
 * middle of which, it ends.
 */
export const regions: Readonly<Record<string, (call: DiskCall) => boolean>> = {
	'before the temporary file': ({ name, path }) => name === 'open' && isSnapshot(path),
	'amid the writing of a snapshot': ({ name, path }) => name === 'write' && isSnapshot(path),
	'before the fsync of a snapshot': ({ name, path }) => name === 'sync' && isSnapshot(path),
	'after the fsync of a snapshot': ({ name, path }) => name === 'rename' && !isKey(path),
	'after the rename of a snapshot': ({ name, path }) => name === 'syncFolder' && path !== '',
	'amid an append': ({ name, path }) => name === 'write' && isJournal(path),
	'between append and fsync': ({ name, path }) => name === 'sync' && isJournal(path),
	'after the fsync of an append': ({ name, path }) => name === 'stat' && isJournal(path),
	'between journals': ({ name, path }) => name === 'open' && isJournal(path),
	'amid tidying up': ({ name, path }) => name === 'remove' && !isKey(path),
	'amid the writing of a key': ({ name, path }) => name === 'write' && isKey(path),
	'before the rename of a key': ({ name, path }) => name === 'rename' && isKey(path),
	'after the rename of a key': ({ name, path }) => name === 'open' && path === 'key',
}

/**
 * A disk that ends this process by SIGKILL the nth time it comes by there. Of a write, half of the bytes
 * are in the file by then.
 */
export function dyingDisk(region: string, nth: number): Disk {
	const isThere = regions[region]
	if (!isThere) throw new Error(`there is no region ${region}`)
	let seen = 0
	return hookedDisk((call) => {
		if (!isThere(call) || ++seen < nth) return undefined
		if (call.name !== 'write') process.kill(process.pid, 'SIGKILL')
		return 'last'
	})
}
