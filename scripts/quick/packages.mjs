import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../stamps.mjs'

// What these packages do when they are loaded costs as much as all the rest of a start, and the first frame needs
// none of it; and a frame is written in fewer bytes. `docs/performance.md` has the figures; a test holds what is on
// the screen equal with and without.

const graphemes = join(root, 'scripts/quick/graphemes.mjs')
const plain = join(root, 'source/model/plain-characters.ts')
const steps = join(root, 'scripts/quick/few-steps.mjs')
const lines = join(root, 'scripts/quick/lines.mjs')
const keptLines = join(root, 'scripts/quick/kept-lines.mjs')
const yogaAtOnce = join(root, 'scripts/quick/yoga-at-once.mjs')
const yogaFile = join(root, 'node_modules/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js')
const wasm = /"data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/

/** Gives a file our way of finding graphemes, which asks Intl.Segmenter only where it must. */
const ourGraphemes = (made) => [
	[made, 'graphemes'],
	[/^/, `import { graphemes } from ${JSON.stringify(graphemes)};\n`],
]
const inGraphemes = "new Intl.Segmenter(undefined, { granularity: 'grapheme' })"

/** What is changed in which file of which version: each text, which is there exactly once, and what takes its place. */
const changes = [
	{
		// The tables of two bytes at a time are made when it is loaded, 65,536 rounds; the package's own comments say
		// what comes to the same without them.
		file: '@noble/ciphers/aes.js',
		version: '2.4.0',
		texts: [
			[/ {4}const T01 = new Uint32Array\(256 \* 256\);[\s\S]*?\n {4}}\n {4}return/, '    return'],
			[
				'{ sbox, sbox2, T0, T1, T2, T3, T01, T23 };',
				'{ sbox, sbox2: sbox, T0, T1, T2, T3, T01: [T0, T1], T23: [T2, T3] };',
			],
			[
				/return \(T01\[[\s\S]*?\]\);/,
				'return T01[0][s0 & 0xff] ^ T01[1][(s1 >>> 8) & 0xff] ^ T23[0][(s2 >>> 16) & 0xff] ^ T23[1][s3 >>> 24];',
			],
			[
				/return \(sbox2\[[\s\S]*?<< 16\)\);/,
				'return sbox2[s0 & 0xff] | (sbox2[(s1 >>> 8) & 0xff] << 8) | (sbox2[(s2 >>> 16) & 0xff] << 16) | (sbox2[s3 >>> 24] << 24);',
			],
		],
	},
	{
		// It has Node load its `os` to be told of the home, which is what HOME says where that is set, and of a folder
		// for temporary files, for which nobody here asks.
		file: 'env-paths/index.js',
		version: '4.0.0',
		texts: [
			["import os from 'node:os';\n", ''],
			["import process from 'node:process';\n", ''],
			[
				'const homedir = os.homedir();',
				"const homedir = (process.platform === 'win32' ? undefined : process.env.HOME) ?? require('node:os').homedir();",
			],
			['const tmpdir = os.tmpdir();', "const tmpdir = '';"],
		],
	},
	{
		file: 'string-width/index.js',
		version: '8.3.0',
		texts: [
			...ourGraphemes('new Intl.Segmenter()'),
			// Only reading this expression takes V8 longer than loading React.
			[
				'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
				'const rgiEmojiRegex = { test: text => /^\\p{RGI_Emoji}$/v.test(text) };',
			],
			[
				'if (/^[\\u0020-\\u007E]*$/.test(string)) {',
				'if (/^[\\u0020-\\u007E]*$/.test(string) || (ambiguousIsNarrow && isPlain(string))) {',
			],
			[/^/, `import { isPlain } from ${JSON.stringify(plain)};\n`],
		],
	},
	{
		file: 'wrap-ansi/index.js',
		version: '10.0.2',
		texts: ourGraphemes('new Intl.Segmenter()'),
	},
	{
		file: 'slice-ansi/tokenize-ansi.js',
		version: '10.0.1',
		texts: ourGraphemes("new Intl.Segmenter(undefined, {granularity: 'grapheme'})"),
	},
	{
		file: '@alcalzone/ansi-tokenize/build/tokenize.js',
		version: '0.3.2',
		texts: ourGraphemes('new Intl.Segmenter(undefined, { granularity: "grapheme" })'),
	},
	{
		file: 'ink/build/squash-text-nodes.js',
		version: '8.0.0',
		texts: [
			[
				"    text = sanitizeAnsi(text.replaceAll('\\r\\n', '\\n'));",
				`    const lines = simpleLines(text);
    if (lines) return lines.map(line => cleaned(line, sanitizeAnsi)).join('\\n');
    text = sanitizeAnsi(text.replaceAll('\\r\\n', '\\n'));`,
			],
			[/^/, `import { cleaned, simpleLines } from ${JSON.stringify(lines)};\n`],
		],
	},
	{
		file: 'widest-line/index.js',
		version: '6.0.0',
		texts: [
			['stringWidth(line)', 'widthOf(lineOf(line), stringWidth)'],
			[/^/, `import { lineOf, widthOf } from ${JSON.stringify(lines)};\n`],
		],
	},
	{
		file: 'ink/build/line-update.js',
		version: '8.0.0',
		texts: [
			...ourGraphemes(inGraphemes),
			['const full = ansiEscapes.cursorTo(0) + ', "const full = '\\r' + "],
			// All colours that came before in a line, also those that ended, were sent again for every change in it.
			[
				'styles +\n        next.slice(offset)',
				'ansiCodesToString(reduceAnsiCodes(tokenize(styles))) + next.slice(offset)',
			],
			[
				/^/,
				"import { ansiCodesToString, reduceAnsiCodes, tokenize } from '@alcalzone/ansi-tokenize';\n",
			],
		],
	},
	{
		file: 'ink/build/log-update.js',
		version: '8.0.0',
		texts: [
			["stream.write(buffer.join(''));", "stream.write(inFewSteps(buffer.join('')));"],
			[/^/, `import { inFewSteps } from ${JSON.stringify(steps)};\n`],
		],
	},
	{
		file: 'ink/build/output.js',
		version: '8.0.0',
		texts: [
			['export default class Output {', 'class Output {'],
			[/$/, '\nexport default keepingLines(Output, { intersectClips, styledCharsToString });'],
			[/^/, `import { keepingLines } from ${JSON.stringify(keptLines)};\n`],
		],
	},
	{
		// For the trace of an error that a component threw; then it is made.
		file: 'ink/build/components/ErrorOverview.js',
		version: '8.0.0',
		texts: [
			["import StackUtils from 'stack-utils';\n", ''],
			[
				'const stackUtils = new StackUtils({\n    cwd: cwd(),\n    internals: StackUtils.nodeInternals(),\n});',
				`const stackUtils = {
    parseLine: (line) => {
        const StackUtils = require('stack-utils');
        return new StackUtils({ cwd: cwd(), internals: StackUtils.nodeInternals() }).parseLine(line);
    },
};`,
			],
		],
	},
	{
		// For React's devtools only, which are never there; awaiting at top level is for ES modules.
		file: 'ink/build/reconciler.js',
		version: '8.0.0',
		texts: [
			["import.meta.resolve('react-devtools-core');", ''],
			["await import('./devtools.js');", ''],
			["new URL('../package.json', import.meta.url)", "''"],
			['await loadPackageJson()', '{}'],
		],
	},
	{
		// Node's own takes as long to load as the rest of what is done before Ink begins.
		file: 'signal-exit/index.js',
		version: '3.0.7',
		texts: [
			[
				"require('assert')",
				'{ equal: (one, other, text) => { if (one !== other) throw new TypeError(text) } }',
			],
		],
	},
	{
		file: 'yoga-layout/dist/src/index.js',
		version: '3.2.1',
		texts: [
			['await loadYoga()', 'yogaAtOnce(loadYoga)'],
			[/^/, `import { yogaAtOnce } from ${JSON.stringify(yogaAtOnce)};\n`],
		],
	},
	{
		// Its WebAssembly as bytes instead of a URL to be fetched, for which Node would load a whole HTTP client.
		file: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
		version: '3.2.1',
		texts: [
			['import.meta.url', '""'],
			[wasm, '""'],
		],
	},
]

/** An esbuild plugin that makes the packages of the screens quick to load; the build fails where one is not as expected. */
export function quickPackages() {
	return {
		name: 'quick packages',
		setup(build) {
			for (const change of changes) {
				build.onLoad({ filter: endingIn(change.file) }, ({ path }) => ({
					contents: changed(change, path),
					loader: 'js',
				}))
			}
			build.onResolve({ filter: /^yoga-wasm$/ }, () => ({ path: 'yoga', namespace: 'wasm' }))
			build.onLoad({ filter: /./, namespace: 'wasm' }, () => {
				const [, base64] = wasm.exec(readFileSync(yogaFile, 'utf8')) ?? []
				if (base64 === undefined) throw new Error(`${yogaFile} holds no WebAssembly`)
				return { contents: Buffer.from(base64, 'base64'), loader: 'binary' }
			})
		},
	}
}

function changed({ file, version, texts }, path) {
	const name = /^(?:@[^/]+\/)?[^/]+/.exec(file)[0]
	const packageFile = path.slice(0, path.length - file.length) + join(name, 'package.json')
	const found = JSON.parse(readFileSync(packageFile, 'utf8')).version
	if (found !== version)
		throw new Error(`${name} is ${found}; its changes were made for ${version}`)
	let text = readFileSync(path, 'utf8')
	for (const [from, to] of texts) {
		const pieces = typeof from === 'string' ? text.split(from).length - 1 : Number(from.test(text))
		if (pieces !== 1) throw new Error(`${file} has ${from} ${pieces} times, not once`)
		text = text.replace(from, () => to)
	}
	return text
}

function endingIn(file) {
	return new RegExp(`/node_modules/${file.replace(/[.]/g, '\\.')}$`)
}
