import { open } from 'node:fs/promises'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { failedBy } from './store-fault.ts'

/** Far more than the largest history comes to. */
const mostBytes = 1024 * 1024 * 1024

/** The text in a file the user named. Fault: `file-unreadable`. */
export async function readUserFile(path: string): Promise<Outcome<string>> {
	try {
		await using file = await open(path, 'r')
		const stat = await file.stat()
		if (stat.size > mostBytes) {
			return failed('file-unreadable', { place: path, detail: 'it is larger than 1 GiB' })
		}
		return ok(await file.readFile('utf8'))
	} catch (error) {
		return failedBy(error, 'file-unreadable', path)
	}
}

/**
 * Writes a new file for the user's eyes only (0600), on disk for good when it resolves. What is there
 * under that name is never replaced. Fault: `file-not-written`.
 */
export async function writeUserFile(path: string, text: string): Promise<Outcome<void>> {
	try {
		await using file = await open(path, 'wx', 0o600)
		await file.chmod(0o600)
		await file.writeFile(text)
		await file.sync()
		return ok(undefined)
	} catch (error) {
		return failedBy(error, 'file-not-written', path)
	}
}
