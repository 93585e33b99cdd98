import { crc32 } from 'node:zlib'

const start = '{"crc":"'
const headLength = start.length + 8 + '",'.length

/**
 * An object as one line of JSON whose first member is the CRC-32 of the rest of the line, so that
 * half a line, or a changed one, is known for what it is. No newline at the end.
 */
export function encodeLine(body: Readonly<Record<string, unknown>>): string {
	const rest = JSON.stringify(body).slice(1)
	return `${start}${checksum(Buffer.from(rest))}",${rest}`
}

/** Whether the line is as `encodeLine` made it. */
export function isWholeLine(line: Buffer): boolean {
	if (line.length <= headLength || line.toString('latin1', 0, start.length) !== start) return false
	const rest = line.subarray(headLength)
	return line.toString('latin1', start.length, headLength) === `${checksum(rest)}",`
}

/** What `encodeLine` was given; undefined for anything that is not whole. */
export function decodeLine(line: Buffer): Readonly<Record<string, unknown>> | undefined {
	if (!isWholeLine(line)) return undefined
	try {
		// All of it, as a part of a long text would have to be copied first.
		const { crc: _, ...body } = JSON.parse(line.toString())
		return body
	} catch {
		return undefined
	}
}

function checksum(bytes: Buffer): string {
	return crc32(bytes).toString(16).padStart(8, '0')
}
