import { text } from 'node:stream/consumers'

/** What this program is asked, as JSON on its stdin: no secret stands among its arguments. */
export type KeyringQuestion = {
	readonly call: 'get' | 'set' | 'remove'
	readonly account: string
	readonly secret?: string
}

/** What it answers, as JSON on its stdout: what `get` found, or in the package's words why nothing came of it. */
export type KeyringAnswer = { readonly value: string | null } | { readonly error: string }

const service = 'tgtoken'

// A program of its own, which the store starts: the package makes whoever calls it wait for the session's bus,
// for good where nobody answers there, and a thread that waits like that would keep its process from ending.
void main()

async function main(): Promise<void> {
	const answer = await answerTo(JSON.parse(await text(process.stdin)) as KeyringQuestion).catch(
		(error: unknown) => ({ error: error instanceof Error ? error.message : '' }),
	)
	process.stdout.write(JSON.stringify(answer), () => process.exit(0))
}

async function answerTo({ call, account, secret = '' }: KeyringQuestion): Promise<KeyringAnswer> {
	const { AsyncEntry } = await import('@napi-rs/keyring')
	// Without this the package takes the kernel's own keys where there is no Secret Service, unasked.
	const entry = new AsyncEntry(service, account, { linux: { store: 'secret-service' } })
	if (call === 'get') return { value: await entry.getPassword() }
	if (call === 'set') await entry.setPassword(secret)
	else await entry.deletePassword()
	return { value: null }
}
