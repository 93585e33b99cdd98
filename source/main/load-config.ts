import { accessSync } from 'node:fs'
import { defaultConfig } from '../model/config.ts'
import { configFaultText } from '../model/config-fault-text.ts'
import type { LoadedConfig } from '../model/loaded-config.ts'
import { configPath } from '../store/config-path.ts'

/**
 * The user's `config.json`, as far as it can be heeded. Where there is none, neither its parser nor
 * anything else is loaded; one that `TGTOKEN_CONFIG` names must be there.
 */
export async function loadConfig(env: NodeJS.ProcessEnv): Promise<LoadedConfig> {
	const path = configPath(env)
	const none = { path, isThere: false, config: defaultConfig, faults: [], keyPlaces: {} }
	if (isMissing(path) && !env.TGTOKEN_CONFIG) return none
	const { readCredentialFile } = await import('../store/read-credential-file.ts')
	const { parseConfig } = await import('../model/config-parse.ts')
	const text = await readCredentialFile(path)
	if (text.ok) return { path, isThere: true, ...parseConfig(text.value) }
	const why = `It cannot be read: ${text.fault.detail ?? 'no cause is known'}.`
	return { ...none, faults: [{ line: 1, column: 1, path: '', text: why }] }
}

function isMissing(path: string): boolean {
	try {
		accessSync(path)
		return false
	} catch (error) {
		return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
	}
}

/** What is wrong in it, a line each, for who starts a command. */
export function configFaultLines({ path, faults }: LoadedConfig): readonly string[] {
	return faults.map((fault) => `tgtoken: ${configFaultText(path, fault)}`)
}
