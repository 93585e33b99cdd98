import { join } from 'node:path'
import { root } from '../stamps.mjs'

/**
 * Node's modules that take long to load and that most runs never come to, with what is used of each. A name that is
 * missing here fails the build.
 */
const late = {
	'node:child_process': ['execFileSync', 'spawn'],
	'node:crypto': [
		'createCipheriv',
		'createDecipheriv',
		'createHash',
		'createHmac',
		'generateKeyPairSync',
		'hash',
		'randomBytes',
		'scrypt',
		'sign',
	],
	'node:dns/promises': ['lookup'],
	'node:fs/promises': ['lstat', 'open', 'readdir', 'readFile'],
	'node:readline': ['createInterface'],
	'node:sea': ['getAsset', 'getRawAsset', 'isSea'],
	'node:stream/consumers': ['text'],
	'node:util': [
		'isDeepStrictEqual',
		'parseArgs',
		'parseEnv',
		'promisify',
		'stripVTControlCharacters',
		'styleText',
	],
	'node:timers/promises': ['setImmediate', 'setTimeout'],
}

/** What is no function, of those modules. */
const atOnce = { 'node:util': ['types'] }

/** What stands in for one of which a command needs next to nothing. */
const inPlace = { 'node:zlib': join(root, 'scripts/quick/crc32.mjs') }

/**
 * An esbuild plugin that has those modules loaded by the first call of one of their functions, or not at all; `others`
 * are files that stand in for further ones, and import these themselves.
 */
export function lateModules(others = {}) {
	const standIns = { ...inPlace, ...others }
	return {
		name: 'late modules',
		setup(build) {
			build.onResolve({ filter: /^node:/ }, ({ kind, importer, path }) => {
				if (kind !== 'import-statement') return undefined
				const standIn = standIns[path]
				if (standIn !== undefined && standIn !== importer) return { path: standIn }
				return path in late ? { path, namespace: 'late' } : undefined
			})
			build.onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
				contents: [
					...late[path].map((name) => callOf(path, name)),
					...(atOnce[path] ?? []).map((name) => constantOf(path, name)),
				].join('\n'),
			}))
		},
	}
}

function callOf(path, name) {
	return `export const ${name} = (...all) => require('${path}').${name}(...all)`
}

function constantOf(path, name) {
	return `export const ${name} = /* @__PURE__ */ (() => require('${path}').${name})()`
}
