import type { Config } from '../model/config.ts'
import { type Outcome, ok } from '../model/fault.ts'
import { newId } from '../store/new-id.ts'
import type { History, Ports, RequestMade } from '../work/ports.ts'
import { passphraseAsker } from './ask-passphrase.ts'
import { lazyApi } from './lazy-api.ts'

/** A bundle of every authority there is needs a quarter of it; in bytes. */
const mostForCertificates = 2 * 1024 * 1024

/**
 * What the use cases work with, over a given history and real HTTP, through the proxies that the
 * environment names.
 */
export function portsOver(
	history: History,
	env: NodeJS.ProcessEnv = {},
	nowMs: () => number = Date.now,
): Ports {
	const readFile = async (path: string) => {
		const { readCredentialFile } = await import('../store/read-credential-file.ts')
		return readCredentialFile(path, mostForCertificates)
	}
	const listeners = new Set<(request: RequestMade) => void>()
	const onRequest = (entry: Omit<RequestMade, 'atMs'>) => {
		const request = { atMs: nowMs(), ...entry }
		for (const listener of listeners) listener(request)
	}
	return {
		api: lazyApi(async () =>
			(await import('../rest/create-api.ts')).createApi({
				proxyEnv: env,
				readFile,
				onRequest,
				nowMs,
			}),
		),
		onRequest: (listener) => {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
		history,
		nowMs,
		newId,
	}
}

/**
 * Opens the user's own history; its passphrase, where it has one, is asked for by `readHidden` unless
 * the environment says where it stands. With `restLater` the caller is to call the history's `readRest`.
 * Faults: those of the history.
 */
export async function openPorts(
	env: NodeJS.ProcessEnv,
	{ lifetimeSeconds }: Config,
	readHidden?: (prompt: string) => Promise<Outcome<string>>,
	restLater = false,
): Promise<Outcome<Ports>> {
	const { dataFolder } = await import('../store/data-folder.ts')
	const { openHistory } = await import('../store/open-history.ts')
	const askPassphrase = passphraseAsker(env, readHidden)
	const history = await openHistory({ folder: dataFolder(env), askPassphrase, restLater })
	if (!history.ok) return history
	const ports = portsOver(history.value, env)
	return ok({ ...ports, ...(lifetimeSeconds !== undefined && { lifetimeSeconds }) })
}
