import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { failedBy } from './store-fault.ts'

/** What a secret, a password or a token needs at most, in bytes. */
const mostForSecret = 64 * 1024

/**
 * The secret or password in a file the user named: its text without one newline at the end. It must
 * be a regular file (or a link to one, which is how containers mount secrets) of at most `mostBytes`
 * (64 KiB) of UTF-8; anything else is `file-unreadable` with the cause, which never holds the content.
 */
export async function readCredentialFile(
	path: string,
	mostBytes: number = mostForSecret,
): Promise<Outcome<string>> {
	const refuse = (detail: string) => failed('file-unreadable', { place: path, detail })
	try {
		// Without O_NONBLOCK a named pipe would hold the program until somebody writes to it.
		await using file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
		if (!(await file.stat()).isFile()) return refuse('it is not a regular file')
		const bytes = Buffer.alloc(mostBytes + 1)
		let length = 0
		for (let got = -1; got !== 0 && length < bytes.length; length += got) {
			got = (await file.read(bytes, length, bytes.length - length, length)).bytesRead
		}
		if (length > mostBytes) return refuse(`it is larger than ${mostBytes / 1024} KiB`)
		const text = textOf(bytes.subarray(0, length))
		return text === undefined ? refuse('it is not UTF-8 text') : ok(text.replace(/\r?\n$/, ''))
	} catch (error) {
		return failedBy(error, 'file-unreadable', path)
	}
}

function textOf(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return undefined
	}
}
