import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'

/**
 * Where Node may keep the compiled form of our own code between runs: `tgtoken/code` in the user's cache
 * folder (XDG_CACHE_HOME, else `~/.cache`), made with mode 0700 if need be. Nothing of the user's lies there.
 *
 * Undefined when there is no such place, or when anyone but the user and root could write to it: compiled
 * code read from there is run, and Node's own default, a folder under `/tmp`, is not safe in that way.
 */
export function codeCacheFolder(env: NodeJS.ProcessEnv): string | undefined {
	const caches = env.XDG_CACHE_HOME || (env.HOME && join(env.HOME, '.cache'))
	if (!caches || !isAbsolute(caches)) return undefined
	const folder = join(caches, 'tgtoken', 'code')
	try {
		makeFolder(folder)
		const real = realpathSync.native(folder)
		return isOurs(folder) && (real === folder || isOurs(real)) ? folder : undefined
	} catch {
		return undefined
	}
}

/** With its parents; Node's own `recursive` never ends where a parent is there and takes no folder. */
function makeFolder(path: string): void {
	if (existsSync(path)) return
	if (dirname(path) !== path) makeFolder(dirname(path))
	try {
		mkdirSync(path, { mode: 0o700 })
	} catch (error) {
		// Another run was quicker.
		if (!existsSync(path)) throw error
	}
}

/** True when this folder, and the way to it, can be changed by the user and root only. */
function isOurs(path: string): boolean {
	const entry = lstatSync(path)
	const isOwnerTrusted = entry.uid === 0 || entry.uid === process.getuid?.()
	// In a sticky folder, such as /tmp, others can add names but not replace ours. A link's own mode means nothing.
	const isOpen = (entry.mode & 0o022) !== 0 && (entry.mode & 0o1000) === 0
	if (!isOwnerTrusted || (isOpen && !entry.isSymbolicLink())) return false
	const parent = dirname(path)
	return parent === path || isOurs(parent)
}
