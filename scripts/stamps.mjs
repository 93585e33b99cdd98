import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Everything the content of `dist` follows from; a change in any of them makes `dist` stale. */
const buildInputs = [
	'cli.tsx',
	'source',
	'scripts/build.mjs',
	'scripts/compiled',
	'scripts/in-terminal.ts',
	'scripts/shipped-node.mjs',
	'scripts/start-simulator.mjs',
	'scripts/launcher.sh',
	'scripts/program.mjs',
	'scripts/quick',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'tsconfig.types.json',
]

/**
 * One hash over the names and contents of files, and of every file in folders.
 * Contents, not times: a fresh clone, a `touch` or a switched branch says nothing by its times.
 */
function contentHash(names, hash = createHash('sha256')) {
	for (const name of names) {
		const path = join(root, name)
		if (!existsSync(path)) continue
		if (statSync(path).isDirectory()) {
			const children = readdirSync(path).sort()
			contentHash(
				children.map((child) => `${name}/${child}`),
				hash,
			)
		} else {
			const content = readFileSync(path)
			hash.update(`${name}\0${content.length}\0`).update(content)
		}
	}
	return hash
}

/** What `dist` must have been built from to be up to date. */
export function buildStamp() {
	return contentHash(buildInputs).digest('hex')
}

/** What `node_modules` must have been installed from, and for which machine, to be up to date. */
export function installStamp() {
	const lockfile = contentHash(['package-lock.json']).digest('hex')
	return `${lockfile} ${process.platform}-${process.arch}`
}

/** Where the stamp of the last finished install lies; `npm ci` wipes it with the folder. */
export const installStampPath = join(root, 'node_modules/.tgtoken-install')

/** Where the stamp of the last finished build lies. */
export const buildStampPath = join(root, 'dist/.stamp')

/** True when the file at `path` holds exactly `stamp`. */
export function isStamped(path, stamp) {
	return existsSync(path) && readFileSync(path, 'utf8') === stamp
}
