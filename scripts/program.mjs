import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { asModules } from './quick/as-modules.mjs'
import { inAscii } from './quick/in-ascii.mjs'
import { lateModules } from './quick/late-modules.mjs'
import { quickPackages } from './quick/packages.mjs'
import { root } from './stamps.mjs'

/** The files that Node is started with. */
const starts = { tgtoken: 'cli.tsx', 'keyring-program': 'source/store/keyring-program.ts' }

/**
 * The parts of the program, each loaded when it is first needed. What two of them use stands in both: few and whole
 * files load faster than many small ones, and nothing of ours keeps anything in a module that two would have to share.
 */
const parts = {
	everyday: 'source/main/begin-everyday.ts',
	begin: 'source/main/begin.ts',
	commands: 'source/main/run-commands.ts',
	opening: 'source/main/run-screens.ts',
	screens: 'source/main/start-screens.ts',
	ink: 'source/ink/open-screens.tsx',
	lines: 'source/main/start-lines.ts',
	client: 'source/rest/create-api.ts',
	simulator: 'source/main/run-simulate-here.ts',
	demo: 'source/main/run-demo.ts',
	ciphers: 'scripts/quick/ciphers.mjs',
	// What an everyday command hardly ever comes to. Behind an `import()` in the same file, esbuild would have all that
	// they share with it made by functions of their own, a hundred in each run.
	places: 'source/main/find-places.ts',
	keys: 'source/main/keys-in-force.ts',
	config: 'source/model/config-parse.ts',
	program: 'source/main/run-program.ts',
	locks: 'source/store/process-locks.ts',
	'user-file': 'source/store/user-file.ts',
	'sealed-file': 'source/store/sealed-export.ts',
	'credential-file': 'source/store/read-credential-file.ts',
	descriptor: 'source/store/read-descriptor.ts',
}

/** Their names; each is a file of the built program. */
export const partNames = Object.keys(parts)

const given = 'exports, require, module, __filename, __dirname'

/**
 * As `source/main/load-part.ts` wants it: the file is a function, which fills the exports by itself where Node loads it.
 * In brackets of its own, so that V8 compiles it at once.
 */
const asPart = {
	banner: {
		js: `(part => typeof module === "object" ? part(${given}) : part)((function (${given}) {`,
	},
	footer: { js: '}))' },
}

/** What stands in for globals of Node's that bring along far more than is used of them. */
const inPlaceOfNode = {
	...Object.fromEntries(
		['Headers', 'Request', 'Response'].flatMap((name) => [
			[name, `Lean${name}`],
			[`globalThis.${name}`, `Lean${name}`],
		]),
	),
	// ky looks whether they are there, and does without.
	'globalThis.FormData': 'undefined',
	'globalThis.ReadableStream': 'undefined',
}

/** esbuild's options for everything that is the program. CommonJS: Node loads it faster, and a single executable no other. */
const options = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node22',
	supported: {
		// `import()` becomes a `require` at that time: there is nothing here that is not CommonJS by then.
		'dynamic-import': false,
		// esbuild does not know that Node has these, and would make each such expression when a file is loaded.
		'regexp-set-notation': true,
		'regexp-unicode-property-escapes': true,
	},
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		'import.meta.dirname': '__dirname',
		'import.meta.filename': '__filename',
		...inPlaceOfNode,
	},
	inject: ['clock', 'lean-fetch'].map((name) => join(root, `scripts/quick/${name}.mjs`)),
	// Optional, and made for one kind of machine each.
	external: ['@napi-rs/keyring'],
	outExtension: { '.js': '.cjs' },
	minify: true,
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
}

/** The program as files that are loaded when they are needed: what it starts with, and its parts. */
export function inParts(outdir) {
	// What Node compiles in each run is kept short: nothing in it needs what stands in for Node's own.
	const few = { inject: [], plugins: [lateModules(), onDemand(), inAscii()] }
	const { everyday, ...others } = parts
	const asOneOf = (entryPoints, standIns) => {
		const plugins = [quickPackages(), lateModules(standIns), asModules(), onDemand(), inAscii()]
		return { ...options, ...asPart, entryPoints, outdir, plugins }
	}
	return [
		{ ...options, ...few, entryPoints: starts, outdir },
		asOneOf({ everyday }, { 'node:crypto': join(root, 'scripts/quick/decipher.mjs') }),
		asOneOf(others),
	]
}

/**
 * Leaves what another part begins with out of a part, which loads it when it comes to that: `import()` of it becomes a
 * call. As a module in its place it would be a function, and have a getter made for each name it exports.
 */
function onDemand() {
	const names = new Map(Object.entries(parts).map(([name, path]) => [join(root, path), name]))
	const loader = JSON.stringify(join(root, 'source/main/load-part.ts'))
	return {
		name: 'on demand',
		setup(build) {
			build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
				const text = readFileSync(path, 'utf8')
				const changed = text.replace(/\bimport\('(\.[^']+)'\)/g, (asIs, target) => {
					const name = names.get(resolve(dirname(path), target))
					return name ? `Promise.resolve(${JSON.stringify(name)}).then(loadPartOf)` : asIs
				})
				if (changed === text) return undefined
				const contents = `import { loadPart as loadPartOf } from ${loader}\n${changed}`
				return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
			})
		},
	}
}
