import type { Places } from '../cli/command-context.ts'
import { codeCacheFolder } from './code-cache-folder.ts'
import { compiledPlace } from './load-part.ts'

/** Where everything of ours lies on this machine; looks, and changes nothing. */
export async function findPlaces(env: NodeJS.ProcessEnv): Promise<Places> {
	const { dataFolder } = await import('../store/data-folder.ts')
	const { storedFiles } = await import('../store/stored-files.ts')
	const { schemaVersion } = await import('../store/record.ts')
	const folder = dataFolder(env)
	return {
		nodePath: process.execPath,
		folder,
		schema: schemaVersion,
		files: await storedFiles(folder),
		codeCache: compiledPlace() ?? codeCacheFolder(env) ?? null,
		locks: lockWords[process.platform] ?? 'none on this system',
	}
}

/** What `store/process-locks.ts` does, in words. */
const lockWords: Partial<Record<NodeJS.Platform, string>> = {
	linux: 'sockets of the kernel, no files',
	win32: 'named pipes, no files',
}
