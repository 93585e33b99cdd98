import { type Fault, type FaultCode, failed, type Outcome } from '../model/fault.ts'

/**
 * A fault on its way through lowdb, whose adapters can only reject. It never leaves this room:
 * `asOutcome` turns it back into plain data.
 */
export class StoreFault extends Error {
	readonly fault: Fault

	constructor(fault: Fault) {
		super(fault.code)
		this.fault = fault
	}
}

/** Runs a piece of work; what it rejects with becomes a fault, of the given code if it has none. */
export async function asOutcome<Value>(
	work: () => Promise<Outcome<Value>>,
	code: FaultCode,
	place: string,
): Promise<Outcome<Value>> {
	try {
		return await work()
	} catch (error) {
		return { ok: false, fault: faultOf(error, code, place) }
	}
}

/** The fault an error stands for: its own, or one of the given code with the cause in words. */
export function faultOf(error: unknown, code: FaultCode, place: string): Fault {
	if (error instanceof StoreFault) return error.fault
	const readOnly = code === 'history-not-written' && errnoOf(error) === 'EROFS'
	const named = error instanceof Error && 'path' in error ? String(error.path) : place
	return { code: readOnly ? 'history-read-only' : code, place: named, detail: causeOf(error) }
}

/** A failed outcome for what a file-system call rejected with. */
export function failedBy(error: unknown, code: FaultCode, place: string): Outcome<never> {
	const { code: own, ...about } = faultOf(error, code, place)
	return failed(own, about)
}

/** Node's name of a file-system error, such as `ENOENT`; undefined for anything else. */
export function errnoOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** Whether the error says that we may not, rather than that something is broken. */
export function isRefusal(error: unknown): boolean {
	return ['EACCES', 'EPERM', 'EROFS'].includes(errnoOf(error) ?? '')
}

const causes: Readonly<Record<string, string>> = {
	EACCES: 'no permission',
	EPERM: 'no permission',
	EROFS: 'the file system is read-only',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the disk quota is used up',
	EIO: 'the disk reported an error',
	EMFILE: 'too many open files',
	ENFILE: 'too many open files',
	ENOENT: 'it is not there',
	EEXIST: 'there is one already',
	ENOTDIR: 'a part of the path is not a folder',
	EISDIR: 'it is a folder',
	ELOOP: 'it is a symbolic link',
	EXDEV: 'it lies on another file system',
	ENAMETOOLONG: 'the path is too long',
	ENXIO: 'it is not a regular file',
}

/** A file-system error's cause in a few words, without path or stack. */
export function causeOf(error: unknown): string {
	const errno = errnoOf(error)
	return (errno && causes[errno]) ?? errno ?? 'an unexpected error'
}
