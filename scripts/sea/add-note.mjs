// Where a program header lies and how long it is, in a 64-bit ELF file (System V ABI, chapter 5).
const entryBytes = 56
const load = 1
const note = 4
const table = 6
const pageBytes = 0x10000

/**
 * A 64-bit little-endian ELF program with one more note, in a segment of its own that is loaded with it: what
 * Node looks for when it is started as a single executable. The table of segments moves to the end of the file,
 * as there is no room to add to it where it is. Throws for a file of another kind.
 */
export function addNote(program, name, content) {
	if (program.readUInt32BE(0) !== 0x7f454c46 || program[4] !== 2 || program[5] !== 1) {
		throw new Error('not a 64-bit little-endian ELF program')
	}
	const segments = readSegments(program)
	const loaded = segments.filter(({ type }) => type === load)
	const [first] = loaded
	const bias = first.address - first.offset
	const lastAddress = Math.max(...loaded.map(({ address, memory }) => address + memory))
	// Older kernels take the table to be loaded as far behind the first byte as it stands in the file.
	const offset = aligned(Math.max(program.length, lastAddress - bias), pageBytes)
	const tableBytes = (segments.length + 2) * entryBytes
	const noted = noteOf(name, content)
	const place = (from, bytes) => ({
		flags: 4,
		offset: from,
		address: from + bias,
		file: bytes,
		memory: bytes,
	})
	const moved = segments.map((segment) =>
		segment.type === table ? { ...segment, ...place(offset, tableBytes) } : segment,
	)
	const all = [
		...moved,
		{ type: load, ...place(offset, tableBytes + noted.length), alignment: pageBytes },
		{ type: note, ...place(offset + tableBytes, noted.length), alignment: 4 },
	]
	const result = Buffer.alloc(offset + tableBytes + noted.length)
	program.copy(result)
	result.writeBigUInt64LE(BigInt(offset), 32)
	result.writeUInt16LE(all.length, 56)
	all.forEach((segment, index) => {
		writeSegment(result, offset + index * entryBytes, segment)
	})
	noted.copy(result, offset + tableBytes)
	return result
}

function readSegments(program) {
	const from = Number(program.readBigUInt64LE(32))
	return Array.from({ length: program.readUInt16LE(56) }, (_, index) => {
		const at = from + index * entryBytes
		const long = (place) => Number(program.readBigUInt64LE(at + place))
		return {
			type: program.readUInt32LE(at),
			flags: program.readUInt32LE(at + 4),
			offset: long(8),
			address: long(16),
			file: long(32),
			memory: long(40),
			alignment: long(48),
		}
	})
}

function writeSegment(program, at, { type, flags, offset, address, file, memory, alignment }) {
	program.writeUInt32LE(type, at)
	program.writeUInt32LE(flags, at + 4)
	const longs = [offset, address, address, file, memory, alignment]
	longs.forEach((value, index) => {
		program.writeBigUInt64LE(BigInt(value), at + 8 + index * 8)
	})
}

/** Lengths, type, the name with its zero, the content; each filled up to four bytes. */
function noteOf(name, content) {
	const head = Buffer.alloc(12)
	head.writeUInt32LE(name.length + 1, 0)
	head.writeUInt32LE(content.length, 4)
	const named = Buffer.alloc(aligned(name.length + 1, 4))
	named.write(name)
	const rest = Buffer.alloc(aligned(content.length, 4) - content.length)
	return Buffer.concat([head, named, content, rest])
}

function aligned(size, to) {
	return Math.ceil(size / to) * to
}
