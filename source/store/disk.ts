import {
	accessSync,
	chmod,
	closeSync,
	constants,
	fchmod,
	fdatasync,
	fstatSync,
	fsync,
	link,
	lstatSync,
	mkdir,
	open,
	openSync,
	readdirSync,
	readSync,
	rename,
	type Stats,
	statfsSync,
	unlink,
	write,
} from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { errnoOf } from './store-fault.ts'

/** An open file, with the few calls the store makes on one. */
export type DiskFile = {
	stat(): Promise<Stats>
	/** Reads at a place in the file; answers how many bytes there were, 0 at the end. */
	read(into: Uint8Array, position: number): Promise<number>
	/** The same at once, for a piece of a file that is looked at while others wait. Throws. */
	readNow(into: Uint8Array, position: number): number
	/** One write(2); may answer fewer bytes than it was given. */
	write(bytes: Uint8Array): Promise<number>
	/** On disk for good when it resolves. */
	sync(): Promise<void>
	chmod(mode: number): Promise<void>
	close(): Promise<void>
}

/**
 * Every call the store makes on the file system, so that each can be made to fail in turn. All of
 * them reject with Node's own errors.
 */
export type Disk = {
	/** With its parents, 0700 whatever the umask adds to that. */
	makeFolder(path: string): Promise<void>
	list(path: string): Promise<readonly string[]>
	lstat(path: string): Promise<Stats>
	/** Whether the folder lies on another machine, as far as the system tells. */
	isRemote(path: string): Promise<boolean>
	/** Rejects when nothing can be created in the folder. */
	assertWritable(path: string): Promise<void>
	chmod(path: string, mode: number): Promise<void>
	/** New files are made 0600. Never follows a symbolic link, never waits for a pipe's other end. */
	open(path: string, flags: number): Promise<DiskFile>
	rename(from: string, to: string): Promise<void>
	/** Unlike a rename, refuses to replace what is there. */
	link(from: string, to: string): Promise<void>
	remove(path: string): Promise<void>
	/** Makes new, renamed and removed names in the folder last. */
	syncFolder(path: string): Promise<void>
}

// Windows has none of these two, and no symbolic links without special rights either.
const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** NFS, SMB, CIFS, SMB 2 and 3 (statfs(2)); other systems number theirs otherwise. */
const remoteTypes: ReadonlySet<number> = new Set(
	process.platform === 'linux' ? [0x6969, 0x517b, 0xff534d42, 0xfe534d42] : [],
)

/**
 * The file system itself. A look takes it microseconds and is done at once: waiting for another thread to
 * do it would take five to ten times as long. So is a read: who reads much does it in pieces. Changes leave the
 * keyboard alone meanwhile.
 */
export const realDisk: Disk = {
	makeFolder,
	list: async (path) => readdirSync(path),
	lstat: async (path) => lstatSync(path),
	isRemote: async (path) => remoteTypes.has(statfsSync(path).type),
	assertWritable: async (path) => accessSync(path, constants.W_OK | constants.X_OK),
	chmod: (path, mode) => promisify(chmod)(path, mode),
	async open(path, flags) {
		const isMade = (flags & constants.O_CREAT) !== 0
		const args = [path, flags | careful, 0o600] as const
		return openFile(isMade ? await promisify(open)(...args) : openSync(...args))
	},
	rename: (from, to) => promisify(rename)(from, to),
	link: (from, to) => promisify(link)(from, to),
	remove: (path) => promisify(unlink)(path),
	syncFolder,
}

/**
 * Not by mkdir's own `recursive`: where a parent is there and takes no folder, as /proc does, Node asks the
 * two in turn for ever.
 */
async function makeFolder(path: string): Promise<void> {
	const make = (folder: string) =>
		promisify(mkdir)(folder, { mode: 0o700 }).catch((error: unknown) => {
			// Another window was quicker, or it was there. What else is there is found by who goes on.
			if (errnoOf(error) !== 'EEXIST') throw error
		})
	try {
		await make(path)
	} catch (error) {
		const parent = dirname(path)
		if (errnoOf(error) !== 'ENOENT' || parent === path) throw error
		await makeFolder(parent)
		await make(path)
	}
}

function openFile(descriptor: number): DiskFile {
	const readNow = (into: Uint8Array, position: number) =>
		readSync(descriptor, into, 0, into.length, position)
	return {
		stat: async () => fstatSync(descriptor),
		read: async (into, position) => readNow(into, position),
		readNow,
		write: async (bytes) => (await promisify(write)(descriptor, bytes)).bytesWritten,
		sync: () => promisify(fdatasync)(descriptor),
		chmod: (mode) => promisify(fchmod)(descriptor, mode),
		close: async () => closeSync(descriptor),
	}
}

async function syncFolder(path: string): Promise<void> {
	// A folder cannot be opened on Windows, whose file system keeps its own journal of names.
	if (process.platform === 'win32') return
	const folder = openSync(path, constants.O_RDONLY)
	try {
		await promisify(fsync)(folder)
	} finally {
		closeSync(folder)
	}
}
