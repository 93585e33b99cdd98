import { resolve } from 'node:path'
import envPaths from 'env-paths'

/**
 * The absolute path of the folder the history lies in: `TGTOKEN_HOME` where that is set, else the
 * platform's data folder (`$XDG_DATA_HOME/tgtoken` or `~/.local/share/tgtoken` on Linux).
 */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
	return resolve(env.TGTOKEN_HOME || envPaths('tgtoken', { suffix: '' }).data)
}
