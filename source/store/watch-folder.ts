import { watch } from 'node:fs'

const pollMs = 500

/**
 * Calls back soon after something may have changed in a folder: at once where the system tells, and
 * twice a second in any case, as network file systems and exhausted watch limits tell nothing.
 * Never keeps the process alive. Answers how to stop it.
 */
export function watchFolder(folder: string, onStir: () => void): () => void {
	const timer = setInterval(onStir, pollMs).unref()
	const watcher = tryToWatch(folder, onStir)
	return () => {
		clearInterval(timer)
		watcher?.close()
	}
}

function tryToWatch(folder: string, onStir: () => void) {
	try {
		const watcher = watch(folder, { persistent: false }, onStir)
		watcher.on('error', () => watcher.close())
		return watcher
	} catch {
		return undefined
	}
}
