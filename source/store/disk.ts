import { constants, type Stats } from 'node:fs'
import {
	access,
	chmod,
	link,
	lstat,
	mkdir,
	open,
	readdir,
	rename,
	statfs,
	unlink,
} from 'node:fs/promises'

/** An open file, with the few calls the store makes on one. */
export type DiskFile = {
	stat(): Promise<Stats>
	/** Reads at a place in the file; answers how many bytes there were, 0 at the end. */
	read(into: Uint8Array, position: number): Promise<number>
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

/** The file system itself. */
export const realDisk: Disk = {
	makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
	list: (path) => readdir(path),
	lstat: (path) => lstat(path),
	isRemote: async (path) => remoteTypes.has((await statfs(path)).type),
	assertWritable: (path) => access(path, constants.W_OK | constants.X_OK),
	chmod: (path, mode) => chmod(path, mode),
	open: openFile,
	rename: (from, to) => rename(from, to),
	link: (from, to) => link(from, to),
	remove: (path) => unlink(path),
	syncFolder,
}

async function openFile(path: string, flags: number): Promise<DiskFile> {
	const file = await open(path, flags | careful, 0o600)
	return {
		stat: () => file.stat(),
		read: async (into, position) => (await file.read(into, 0, into.length, position)).bytesRead,
		write: async (bytes) => (await file.write(bytes)).bytesWritten,
		sync: () => file.datasync(),
		chmod: (mode) => file.chmod(mode),
		close: () => file.close(),
	}
}

async function syncFolder(path: string): Promise<void> {
	// A folder cannot be opened on Windows, whose file system keeps its own journal of names.
	if (process.platform === 'win32') return
	const folder = await open(path, constants.O_RDONLY)
	try {
		await folder.sync()
	} finally {
		await folder.close()
	}
}
