import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { KeyringAnswer, KeyringQuestion } from './keyring-program.ts'

/** The keyring of the user's session. Every fault is `keyring-unavailable`. */
export type Keyring = {
	/** Null where there is nothing under that name. */
	get(account: string): Promise<Outcome<string | null>>
	set(account: string, secret: string): Promise<Outcome<void>>
	remove(account: string): Promise<Outcome<void>>
}

/** For tests: another program in the place of ours, and how long it may take. */
export type KeyringOptions = { readonly program?: string; readonly waitMs?: number }

const mostMs = 2000
// Beside this file, as it was written or as it was built.
const ownProgram = join(import.meta.dirname, `keyring-program${extname(import.meta.filename)}`)

/**
 * The Keychain on macOS, the Credential Manager on Windows, the Secret Service on Linux: never the
 * kernel's own keys there, which end with the session. A keyring that has not answered after two
 * seconds counts as not being there.
 */
export function systemKeyring(options: KeyringOptions = {}): Keyring {
	const { program = ownProgram, waitMs = mostMs } = options
	const ask = (question: KeyringQuestion) => answerOf(program, waitMs, question)
	const done = async (question: KeyringQuestion) => {
		const answer = await ask(question)
		return answer.ok ? ok(undefined) : answer
	}
	return {
		get: (account) => ask({ call: 'get', account }),
		set: (account, secret) => done({ call: 'set', account, secret }),
		remove: (account) => done({ call: 'remove', account }),
	}
}

async function answerOf(
	program: string,
	waitMs: number,
	question: KeyringQuestion,
): Promise<Outcome<string | null>> {
	if (!existsSync(program)) return unavailable('tgtoken as a single file has no access to it')
	const child = spawn(process.execPath, [program], {
		env: ownEnvironment(),
		stdio: ['pipe', 'pipe', 'ignore'],
		timeout: waitMs,
		killSignal: 'SIGKILL',
		windowsHide: true,
	})
	const ended = new Promise<void>((resolve) => {
		child.once('error', () => resolve())
		child.once('close', () => resolve())
	})
	child.stdin.on('error', () => {})
	child.stdin.end(JSON.stringify(question))
	const said = await text(child.stdout).catch(() => '')
	await ended
	if (child.killed) return unavailable('it does not answer')
	const answer = readAnswer(said)
	if ('value' in answer) return ok(answer.value)
	return unavailable(causeOf(answer.error))
}

function unavailable(detail: string) {
	return failed('keyring-unavailable', { detail })
}

function readAnswer(said: string): KeyringAnswer {
	try {
		return JSON.parse(said) as KeyringAnswer
	} catch {
		return { error: '' }
	}
}

/** The session's, to find its bus; our own variables may hold secrets, which are nobody else's business. */
function ownEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(?:TGTOKEN|TG)_/.test(name)),
	)
}

/** The package's own messages may hold anything; these are the ones that tell the user what to do. */
function causeOf(said: string): string {
	if (/cannot find/i.test(said)) return 'the package @napi-rs/keyring is missing'
	if (/dbus|d-bus/i.test(said)) return 'there is no session bus, as over SSH'
	if (/dismissed|locked|prompt/i.test(said)) return 'it is locked'
	return 'it refused'
}
