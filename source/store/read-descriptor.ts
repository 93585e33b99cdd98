import { read } from 'node:fs'
import { promisify } from 'node:util'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { failedBy } from './store-fault.ts'

const mostBytes = 64 * 1024
const readSome = promisify(read)

/**
 * The secret or password that whoever started us left open for reading on a descriptor: its text up
 * to its end, without one newline there. At most 64 KiB of UTF-8. Fault: `file-unreadable`, which
 * never holds the content.
 */
export async function readDescriptor(descriptor: number): Promise<Outcome<string>> {
	const place = `descriptor ${descriptor}`
	try {
		const bytes = Buffer.alloc(mostBytes + 1)
		let length = 0
		for (let got = -1; got !== 0 && length < bytes.length; length += got) {
			got = (await readSome(descriptor, bytes, length, bytes.length - length, null)).bytesRead
		}
		if (length > mostBytes) {
			return failed('file-unreadable', { place, detail: 'it holds more than 64 KiB' })
		}
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length))
		return ok(text.replace(/\r?\n$/, ''))
	} catch (error) {
		return failedBy(error, 'file-unreadable', place)
	}
}
