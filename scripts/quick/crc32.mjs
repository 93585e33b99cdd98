// Stands in the bundle for the CRC-32 of node:zlib, which brings in all of Node's streams: a command over a small
// history needs none of them.

/** What a byte does to a sum, one to four bytes further on: four tables of 256, one behind the other. */
const table = tables()

/** By itself, as V8 would compile all that stands around the rounds anew, in the middle of them. */
function tables() {
	const all = new Int32Array(4 * 256)
	// What two bits do is what one does and what the other does: so each entry is one exclusive or of two that are there.
	for (let bit = 128, rest = 1; bit > 0; bit >>= 1) {
		rest = (rest >>> 1) ^ (0xedb88320 & -(rest & 1))
		for (let byte = 0; byte < 256; byte += 2 * bit) all[byte + bit] = all[byte] ^ rest
	}
	for (let at = 256; at < all.length; at++) {
		all[at] = (all[at - 256] >>> 8) ^ all[all[at - 256] & 0xff]
	}
	return all
}

/** So many bytes are summed up here, in the time that loading node:zlib takes; what comes after them is left to it. */
let left = 64 * 1024

/** The CRC-32 of some bytes, `before` being that of the bytes before these. */
export function crc32(bytes, before = 0) {
	const { length } = bytes
	left -= length
	if (left < 0) return process.getBuiltinModule('node:zlib').crc32(bytes, before)
	let sum = ~before
	for (let from = 0; from < length; from += longest) {
		sum = summedUp(sum, bytes, from, Math.min(length, from + longest))
	}
	return ~sum >>> 0
}

/** In bytes; a loop of more V8 replaces by optimized code while it runs, which takes more than it gives and 4 MB. */
const longest = 512

/** Four bytes at a time: so few rounds that V8 does not begin to optimize them for a program that is about to end. */
function summedUp(before, bytes, from, to) {
	let sum = before
	let at = from
	for (; at + 4 <= to; at += 4) {
		sum ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
		sum =
			table[768 + (sum & 0xff)] ^
			table[512 + ((sum >>> 8) & 0xff)] ^
			table[256 + ((sum >>> 16) & 0xff)] ^
			table[sum >>> 24]
	}
	for (; at < to; at++) sum = (sum >>> 8) ^ table[(sum ^ bytes[at]) & 0xff]
	return sum
}
