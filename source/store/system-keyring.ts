import { failed, type Outcome, ok } from '../model/fault.ts'

/** The keyring of the user's session. Every fault is `keyring-unavailable`. */
export type Keyring = {
	/** Null where there is nothing under that name. */
	get(account: string): Promise<Outcome<string | null>>
	set(account: string, secret: string): Promise<Outcome<void>>
	remove(account: string): Promise<Outcome<void>>
}

/** As much as we use of `@napi-rs/keyring`, which may not be installed. */
type KeyringPackage = {
	readonly AsyncEntry: new (
		service: string,
		account: string,
		options: { readonly linux: { readonly store: 'secret-service' } },
	) => {
		getPassword(): Promise<string | null>
		setPassword(secret: string): Promise<void>
		deletePassword(): Promise<boolean>
	}
}

const service = 'tgtoken'
const mostMs = 2000
// A variable, so that neither the bundler nor the compiler asks for a package that need not be there.
const packageName: string = '@napi-rs/keyring'

/**
 * The Keychain on macOS, the Credential Manager on Windows, the Secret Service on Linux: never the
 * kernel's own keys there, which end with the session. It is loaded when it is first used, and one
 * that has not answered after two seconds counts as not being there.
 */
export function systemKeyring(
	load: () => Promise<unknown> = () => import(packageName),
	waitMs: number = mostMs,
): Keyring {
	const entry = async (account: string) => {
		const { AsyncEntry } = (await load()) as KeyringPackage
		return new AsyncEntry(service, account, { linux: { store: 'secret-service' } })
	}
	return {
		get: (account) => within(waitMs, async () => (await entry(account)).getPassword()),
		set: (account, secret) =>
			within(waitMs, async () => (await entry(account)).setPassword(secret)),
		remove: (account) =>
			within(waitMs, async () => void (await (await entry(account)).deletePassword())),
	}
}

async function within<Value>(waitMs: number, work: () => Promise<Value>): Promise<Outcome<Value>> {
	const late = Promise.withResolvers<Outcome<Value>>()
	const timer = setTimeout(
		() => late.resolve(failed('keyring-unavailable', { detail: 'it does not answer' })),
		waitMs,
	)
	try {
		return await Promise.race([work().then((value) => ok(value)), late.promise])
	} catch (error) {
		return failed('keyring-unavailable', { detail: causeOf(error) })
	} finally {
		clearTimeout(timer)
	}
}

/** The package's own messages may hold anything; these are the ones that tell the user what to do. */
function causeOf(error: unknown): string {
	const text = error instanceof Error ? error.message : ''
	if (/cannot find (?:package|module)/i.test(text)) return 'the package @napi-rs/keyring is missing'
	if (/dbus|d-bus/i.test(text)) return 'there is no session bus, as over SSH'
	if (/dismissed|locked|prompt/i.test(text)) return 'it is locked'
	return 'it refused'
}
