import { basename } from 'node:path'
import { type Disk, type DiskFile, realDisk } from '../../source/store/disk.ts'

/** One call on the disk, before it is made. */
export type DiskCall = { readonly name: keyof Disk | keyof DiskFile; readonly path: string }

/**
 * What becomes of the call: nothing special, a rejection by throwing, or for a write only its half;
 * with `last` the process is killed right after that.
 */
export type DiskHook = (call: DiskCall) => Fate | Promise<Fate>

type Fate = undefined | 'half' | 'last'

/** The real disk, with a hook in front of each call. Closing a file is never hooked. */
export function hookedDisk(hook: DiskHook): Disk {
	const on = (name: DiskCall['name'], path: string) => hook({ name, path: basename(path) })
	return {
		makeFolder: async (path) => {
			await on('makeFolder', path)
			return realDisk.makeFolder(path)
		},
		list: async (path) => {
			await on('list', path)
			return realDisk.list(path)
		},
		lstat: async (path) => {
			await on('lstat', path)
			return realDisk.lstat(path)
		},
		isRemote: async (path) => {
			await on('isRemote', path)
			return realDisk.isRemote(path)
		},
		assertWritable: async (path) => {
			await on('assertWritable', path)
			return realDisk.assertWritable(path)
		},
		chmod: async (path, mode) => {
			await on('chmod', path)
			return realDisk.chmod(path, mode)
		},
		open: async (path, flags) => {
			await on('open', path)
			return hookedFile(await realDisk.open(path, flags), path, on)
		},
		rename: async (from, to) => {
			await on('rename', to)
			return realDisk.rename(from, to)
		},
		link: async (from, to) => {
			await on('link', to)
			return realDisk.link(from, to)
		},
		remove: async (path) => {
			await on('remove', path)
			return realDisk.remove(path)
		},
		syncFolder: async (path) => {
			await on('syncFolder', path)
			return realDisk.syncFolder(path)
		},
	}
}

function hookedFile(
	file: DiskFile,
	path: string,
	on: (name: DiskCall['name'], path: string) => ReturnType<DiskHook>,
): DiskFile {
	return {
		stat: async () => {
			await on('stat', path)
			return file.stat()
		},
		read: async (into, position) => {
			await on('read', path)
			return file.read(into, position)
		},
		readNow: (into, position) => {
			void on('readNow', path)
			return file.readNow(into, position)
		},
		write: async (bytes) => {
			const fate = await on('write', path)
			const written = await file.write(fate ? bytes.subarray(0, bytes.length >> 1) : bytes)
			if (fate === 'last') process.kill(process.pid, 'SIGKILL')
			return written
		},
		sync: async () => {
			await on('sync', path)
			return file.sync()
		},
		chmod: async (mode) => {
			await on('chmod', path)
			return file.chmod(mode)
		},
		close: () => file.close(),
	}
}

/** A disk that stops before the first call which matches, until it is let go. */
export function pausingDisk(matches: (call: DiskCall) => boolean) {
	const reached = Promise.withResolvers<void>()
	const letGo = Promise.withResolvers<void>()
	let isArmed = false
	const disk = hookedDisk(async (call) => {
		if (isArmed && matches(call)) {
			isArmed = false
			reached.resolve()
			await letGo.promise
		}
		return undefined
	})
	const arm = () => {
		isArmed = true
	}
	return { disk, arm, reached: reached.promise, letGo: () => letGo.resolve() }
}
