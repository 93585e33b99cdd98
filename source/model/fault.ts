/** Faults of a server or of the way to it: the command's exit code is 3. */
export const serverFaultCodes = [
	'auth-disabled',
	'wrong-secret',
	'secret-required',
	'wrong-password',
	'unknown-token',
	'expired-token',
	'not-permitted',
	'lifetime-too-long',
	'lifetime-refused',
	'graph-not-found',
	'alias-as-graph',
	'no-such-host',
	'connection-refused',
	'timed-out',
	'connection-lost',
	'tls-untrusted',
	'tls-self-signed',
	'tls-wrong-host',
	'tls-expired',
	'tls-too-old',
	'tls-client-cert',
	'tls-failed',
	'tls-expected',
	'http-expected',
	'proxy-failed',
	'redirected',
	'waking-up',
	'not-tigergraph',
	'bad-reply',
	'server-error',
	'refused',
	'refresh-unsupported',
	'block-list-unsupported',
	'block-list-full',
	'global-unsupported',
	'existing-unsupported',
	'given-again',
	'secret-exists',
	'no-such-secret',
	'wrong-protocol',
] as const

/** Faults of this machine: disk, history, what was not found in it. The exit code is 1. */
export const localFaultCodes = [
	'history-unreadable',
	'history-not-written',
	'history-read-only',
	'key-unreadable',
	'wrong-passphrase',
	'passphrase-needed',
	'keyring-unavailable',
	'file-unreadable',
	'file-not-written',
	'tls-file',
	'no-such-connection',
	'no-such-token',
	'ambiguous-token',
	'no-current-token',
	'token-not-held',
	'already-deleted',
	'no-credentials',
	'graph-required',
	'graph-of-secret',
	'password-required',
	'nothing-to-import',
	'read-only-connection',
	'connection-removed',
	'nothing-matched',
	'already-watched',
	'not-runnable',
	'busy',
	'cancelled',
	'unexpected',
] as const

/** Faults of what was typed: the exit code is 2. */
export const usageFaultCodes = [
	'wrong-usage',
	'bad-lifetime',
	'bad-url',
	'bad-port',
	'bad-name',
	'duplicate-name',
	'bad-protocol',
	'bad-alias',
	'bad-token',
	'bad-path',
	'not-confirmed',
] as const

/** What can go wrong, as a closed set; every code has its sentence in `fault-text.ts`. */
export type FaultCode =
	| (typeof serverFaultCodes)[number]
	| (typeof localFaultCodes)[number]
	| (typeof usageFaultCodes)[number]

/**
 * Something went wrong, as plain data made where it happened. Every text in it has been sanitised
 * and holds no token, secret or password.
 */
export type Fault = {
	readonly code: FaultCode
	/** The connection's name. */
	readonly connection?: string
	/** Where it was tried, `host:port`, or the path of a file. */
	readonly place?: string
	/** The server's own code, such as `REST-1101`. */
	readonly serverCode?: string
	readonly serverMessage?: string
	readonly httpStatus?: number
	/** The one value the sentence names: a cap, a graph, a text that could not be read. */
	readonly detail?: string
	/** What was probably meant: another name that is there. */
	readonly near?: string
	/** The command that was misused; its own help says how it is used. */
	readonly command?: string
	/** True when the server may have done what it was asked although no answer came. */
	readonly mayHaveActed?: boolean
}

/** A value, or the fault that stood in its way. Nothing in this program throws for a fault. */
export type Outcome<Value> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly fault: Fault }

/** A successful outcome. */
export function ok<Value>(value: Value): Outcome<Value> {
	return { ok: true, value }
}

/** A failed outcome. */
export function failed(code: FaultCode, about: Omit<Fault, 'code'> = {}): Outcome<never> {
	return { ok: false, fault: { code, ...about } }
}

/** On whose side the fault lies; decides a command's exit code. */
export function faultSide(code: FaultCode): 'server' | 'local' | 'usage' {
	if ((serverFaultCodes as readonly string[]).includes(code)) return 'server'
	return (usageFaultCodes as readonly string[]).includes(code) ? 'usage' : 'local'
}
