import type { DiskFile } from './disk.ts'

/** The bytes of a snapshot, as long as they are wanted. */
export type SnapshotBytes = {
	readonly size: number
	/** Those from one place to before another; not to be changed. Throws as the disk puts it. */
	at(from: number, to: number): Buffer
	/** Whether all of them are in memory, and the file need not stay open. */
	readonly isHeld: boolean
}

/** What is read at once, and kept. A larger snapshot stays open, and is read where it is looked at. */
const mostBytesHeld = 1024 * 1024

/** Who reads one line after the other is given them out of pieces of this size. */
const pieceBytes = 256 * 1024

/** The bytes of a file that is not written to any more. */
export async function snapshotBytes(file: DiskFile): Promise<SnapshotBytes> {
	const { size } = await file.stat()
	return size <= mostBytesHeld ? heldBytes(file, size) : openBytes(file, size)
}

async function heldBytes(file: DiskFile, wanted: number): Promise<SnapshotBytes> {
	const bytes = Buffer.allocUnsafeSlow(wanted)
	let size = 0
	for (let got = -1; got !== 0 && size < wanted; size += got) {
		got = await file.read(bytes.subarray(size), size)
	}
	return { size, at: (from, to) => bytes.subarray(from, Math.min(to, size)), isHeld: true }
}

function openBytes(file: DiskFile, size: number): SnapshotBytes {
	let piece = { from: 0, to: 0, bytes: Buffer.alloc(0) }
	const read = (from: number, to: number) => {
		const bytes = Buffer.allocUnsafeSlow(to - from)
		let length = 0
		for (let got = -1; got !== 0 && length < bytes.length; length += got) {
			got = file.readNow(bytes.subarray(length), from + length)
		}
		return bytes.subarray(0, length)
	}
	return {
		size,
		at(from, to) {
			if (from >= piece.from && to <= piece.to) {
				return piece.bytes.subarray(from - piece.from, to - piece.from)
			}
			const isNext = from === piece.to || (from > piece.from && from < piece.to)
			const end = isNext ? Math.min(size, Math.max(to, from + pieceBytes)) : to
			const bytes = read(from, end)
			// What is longer than a piece is wanted once.
			if (bytes.length <= pieceBytes) piece = { from, to: from + bytes.length, bytes }
			return bytes.subarray(0, to - from)
		},
		isHeld: false,
	}
}
