import type { Config } from '../model/config.ts'
import { type Outcome, ok } from '../model/fault.ts'
import { dataFolder } from '../store/data-folder.ts'
import { openHistory } from '../store/open-history.ts'
import type { Ports } from '../work/ports.ts'
import { passphraseAsker } from './ask-passphrase.ts'
import { portsOver } from './ports-over.ts'

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
	const askPassphrase = passphraseAsker(env, readHidden)
	const history = await openHistory({ folder: dataFolder(env), askPassphrase, restLater })
	if (!history.ok) return history
	const ports = portsOver(history.value, env)
	return ok({ ...ports, ...(lifetimeSeconds !== undefined && { lifetimeSeconds }) })
}
