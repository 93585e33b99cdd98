/** The CRC-32 of some bytes as node:zlib has it, `before` being that of the bytes before these. */
export function crc32(bytes: Uint8Array, before?: number): number
