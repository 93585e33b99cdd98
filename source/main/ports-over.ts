import { newId } from '../store/new-id.ts'
import type { History, Ports, RequestMade } from '../work/ports.ts'
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
