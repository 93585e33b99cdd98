import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, type Subject } from './places.ts'

/**
 * Builds another revision of tgtoken in this folder, with the packages that are installed here. `remove`
 * takes git's record of the folder away again.
 */
export async function builtRevision(
	revision: string,
	folder: string,
): Promise<{ readonly subject: Subject; readonly remove: () => Promise<void> }> {
	const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' })
	git('worktree', 'add', '--detach', folder, revision)
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
	execFileSync(node, [join(folder, 'scripts/build.mjs')], { stdio: 'inherit' })
	return {
		subject: { name: 'before', program: join(folder, 'dist/tgtoken') },
		remove: async () => void git('worktree', 'remove', '--force', folder),
	}
}
