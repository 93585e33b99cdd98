import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Gives the whole test run one temporary home for tgtoken's files, so that a test which forgets to name its own
 * can never read or write the history of whoever runs it. Removed when the run ends.
 */
export function setup() {
	const home = mkdtempSync(join(tmpdir(), 'tgtoken-test-'))
	for (const name of ['CONFIG', 'DATA', 'STATE', 'CACHE']) {
		process.env[`XDG_${name}_HOME`] = join(home, name.toLowerCase())
	}
	return () => rmSync(home, { recursive: true, force: true })
}
