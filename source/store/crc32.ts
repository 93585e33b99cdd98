import { crc32 as crc32OfNode } from 'node:zlib'

/**
 * After so many bytes in all Node sums up. It is several times as quick, but the module it is in brings in Node's
 * streams, and takes longer to load than a small history takes to be read.
 */
const fewBytes = 256 * 1024
let summedBytes = 0

/** CRC-32 as zlib and PNG have it (ISO 3309); `before` is that of the bytes before these. */
export function crc32(bytes: Buffer, before = 0): number {
	summedBytes += bytes.length
	return summedBytes > fewBytes ? crc32OfNode(bytes, before) : crc32Here(bytes, before)
}

/** The same, by a table of our own. */
export function crc32Here(bytes: Buffer, before: number): number {
	let crc = ~before
	for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0)
	return ~crc >>> 0
}

/** What each byte adds: the polynomial of the standard, reflected. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let crc = byte
	for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0)
	return crc
})
