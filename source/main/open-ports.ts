import { type Outcome, ok } from '../model/fault.ts'
import { newId } from '../store/new-id.ts'
import type { History, Ports } from '../work/ports.ts'
import { lazyApi } from './lazy-api.ts'

/** A bundle of every authority there is needs a quarter of it; in bytes. */
const mostForCertificates = 2 * 1024 * 1024

/**
 * What the use cases work with, over a given history and real HTTP, through the proxies that the
 * environment names.
 */
export function portsOver(history: History, env: NodeJS.ProcessEnv = {}): Ports {
	const readFile = async (path: string) => {
		const { readCredentialFile } = await import('../store/read-credential-file.ts')
		return readCredentialFile(path, mostForCertificates)
	}
	return {
		api: lazyApi(async () =>
			(await import('../rest/create-api.ts')).createApi({ proxyEnv: env, readFile }),
		),
		history,
		nowMs: Date.now,
		newId,
	}
}

/** Opens the user's own history. Faults: those of the history. */
export async function openPorts(env: NodeJS.ProcessEnv): Promise<Outcome<Ports>> {
	const { dataFolder } = await import('../store/data-folder.ts')
	const { openHistory } = await import('../store/open-history.ts')
	const history = await openHistory({ folder: dataFolder(env) })
	return history.ok ? ok(portsOver(history.value, env)) : history
}
