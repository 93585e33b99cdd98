import { join, resolve } from 'node:path'
import envPaths from 'env-paths'

/**
 * The absolute path of the user's `config.json`: what `TGTOKEN_CONFIG` names where that is set, else in
 * the platform's configuration folder (`$XDG_CONFIG_HOME/tgtoken` or `~/.config/tgtoken` on Linux).
 */
export function configPath(env: Readonly<Record<string, string | undefined>>): string {
	return resolve(
		env.TGTOKEN_CONFIG || join(envPaths('tgtoken', { suffix: '' }).config, 'config.json'),
	)
}
