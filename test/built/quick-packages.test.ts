import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import xterm from '@xterm/headless'
import { build, type Plugin } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cellsOf } from '../../scripts/pictures/cells.ts'
import { asModules } from '../../scripts/quick/as-modules.mjs'
import { quickPackages } from '../../scripts/quick/packages.mjs'
import { deadlineMs, figure, rounds } from '../rounds.ts'
import type { Placed } from './drawn-texts.tsx'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entry = `
	export { default as stringWidth } from 'string-width'
	export { default as wrapAnsi } from 'wrap-ansi'
	export { default as sliceAnsi } from 'slice-ansi'
	export { tokenize } from '@alcalzone/ansi-tokenize'
	export { drawn, overview, redrawn, written } from './test/built/drawn-texts.tsx'`

type Bundle = {
	readonly stringWidth: (text: string, options?: object) => number
	readonly wrapAnsi: (text: string, columns: number, options: object) => string
	readonly sliceAnsi: (text: string, start: number, end: number) => string
	readonly tokenize: (text: string) => unknown
	readonly drawn: (text: string, before: string, columns: number) => string
	readonly overview: (message: string, trace: readonly string[]) => string
	readonly redrawn: (
		frames: readonly (readonly Placed[])[],
		columns: number,
		direction: 'row' | 'column',
		overflow: 'hidden' | 'visible',
	) => Promise<readonly string[]>
	readonly written: (frames: readonly string[], columns: number) => readonly string[]
}

let folder: string
let quick: Bundle
let asIs: Bundle
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tgtoken-packages-'))
	// Looked at as the packages load; without colours little could be drawn wrong.
	vi.stubEnv('FORCE_COLOR', '3')
	quick = await bundle('quick', [quickPackages(), asModules()])
	asIs = await bundle('as-is', [])
})
afterAll(() => {
	vi.unstubAllEnvs()
	rmSync(folder, { recursive: true, force: true })
})

/** The packages of the screens in one file, as the program's build makes it but for the plugins. */
async function bundle(name: string, plugins: Plugin[]): Promise<Bundle> {
	const outfile = join(folder, `${name}.mjs`)
	await build({
		absWorkingDir: root,
		stdin: { contents: entry, resolveDir: root },
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		jsx: 'automatic',
		supported: { 'regexp-set-notation': true, 'regexp-unicode-property-escapes': true },
		banner: {
			js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);",
		},
		define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
		// Not installed, and only used where DEV is set.
		alias: { 'react-devtools-core': 'node:util' },
		logLevel: 'silent',
		plugins,
	})
	return import(pathToFileURL(outfile).href)
}

/** Every kind of character that terminals and these packages treat in a way of its own. */
const pieces = [
	...['a', ' ', '~', '\n', '\r\n', '\t', '\u0007', 'é', 'e\u0301', '\u00ad', '·', '…', '—', '›'],
	...['●', '◐', '○', '×', '★', '▸', '◌', '✓', '✗', '⏎', '─', '╭', '≤', '⚠', '▪', '◾', '©', '1️⃣'],
	...['\ufe0f', '\u200d', '\u200b', '\u0300', '\u20e3', 'ﾞ', '漢', '字', '가', '\u1100', '\u1161'],
	...[
		'👍',
		'👍🏽',
		'👨‍👩‍👧',
		'🇩🇪',
		'🇩',
		'❤️',
		'❤',
		'ก็',
		'नि',
		'\ud800',
		'\udc00',
		'\u{e0100}',
		'\u202e',
	],
	...['\u001b[31m', '\u001b[39m', '\u001b[1m', '\u001b[0m', '\u001b[38;5;9m', '\u001b', '\u009b1m'],
	...['\u001b]8;;http://x\u0007', '\u001b]8;;\u0007'],
]
/** The code points of all scripts and symbols, without the plains of ideographs that are all alike. */
const blocks = [
	[0, 0x33ff],
	[0xa000, 0xabff],
	[0xd7b0, 0xffff],
	[0x1f000, 0x1faff],
	[0xe0000, 0xe01ff],
] as const
const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })), {
	maxLength: 12,
})
const text = texts.map((parts) => parts.join(''))
const columns = fc.integer({ min: 0, max: 30 })

describe('the packages of the screens, made quick to load', () => {
	it('measure every character there is as they did, alone and beside others', () => {
		const different: string[] = []
		for (const [first, last] of blocks) {
			for (let code = first; code <= last; code++) {
				const character = String.fromCodePoint(code)
				for (const text of [character, `●${character}\ufe0f`]) {
					if (quick.stringWidth(text) !== asIs.stringWidth(text)) different.push(text)
				}
			}
		}
		expect(different).toEqual([])
	})

	it(
		'measure, cut and wrap texts as they did',
		() => {
			const texts = rounds(200, 20_000)
			fc.assert(
				fc.property(text, columns, columns, fc.boolean(), fc.boolean(), (text, a, b, on, off) => {
					const wide = { ambiguousIsNarrow: on, countAnsiEscapeCodes: off }
					expect(quick.stringWidth(text, wide)).toBe(asIs.stringWidth(text, wide))
					expect(quick.tokenize(text)).toEqual(asIs.tokenize(text))
					expect(quick.sliceAnsi(text, a, b)).toBe(asIs.sliceAnsi(text, a, b))
					const how = { hard: on, trim: off }
					expect(quick.wrapAnsi(text, a + 1, how)).toBe(asIs.wrapAnsi(text, a + 1, how))
				}),
				{ numRuns: texts },
			)
			figure('texts measured, cut and wrapped as by the packages as they are', { texts })
		},
		deadlineMs,
	)

	it(
		'lay out and draw what they did',
		() => {
			const texts = rounds(100, 5000)
			fc.assert(
				fc.property(text, text, columns, (text, before, columns) => {
					expect(quick.drawn(text, before, columns + 4)).toEqual(
						asIs.drawn(text, before, columns + 4),
					)
				}),
				{ numRuns: texts },
			)
			figure('texts laid out and drawn as by the packages as they are', { texts })
		},
		deadlineMs,
	)
})

describe('an error that a component threw', () => {
	it('is drawn as by the packages as they are', () => {
		const traces = [
			[],
			[
				'Screen (file:///home/ada/screen.tsx:12:3)',
				'render (node:internal/x:1:2)',
				'new Promise (<anonymous>)',
			],
			[`${fileURLToPath(import.meta.url)}:3:1`, 'not a line of a trace'],
		]
		for (const trace of traces) {
			const ours = quick.overview('it broke', trace)
			expect(ours).toContain('it broke')
			expect(ours).toBe(asIs.overview('it broke', trace))
		}
	})
})

describe('a frame after another', () => {
	const place = fc.record(
		{
			position: fc.constantFrom('absolute', 'relative'),
			top: fc.integer({ min: -2, max: 9 }),
			left: fc.integer({ min: -4, max: 20 }),
			width: fc.integer({ min: 1, max: 12 }),
			height: fc.integer({ min: 1, max: 3 }),
			overflow: fc.constantFrom('hidden', 'visible'),
			marginTop: fc.integer({ min: -2, max: 1 }),
			marginLeft: fc.integer({ min: -3, max: 3 }),
		},
		{ requiredKeys: [] },
	)
	const looks = fc.record(
		{
			color: fc.constantFrom('red', '#123456'),
			bold: fc.boolean(),
			wrap: fc.constantFrom('wrap', 'truncate-end'),
			numbered: fc.boolean(),
		},
		{ requiredKeys: [] },
	)
	const words = fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom('live', '1m 20s', '漢字', 'one\ntwo\nthree') },
		text,
	)
	const inner = fc.record(
		{
			text: words,
			color: fc.constantFrom('green', 'blue'),
			bold: fc.boolean(),
			underline: fc.boolean(),
		},
		{ requiredKeys: ['text'] },
	)
	const within = fc.array(inner, { maxLength: 3 })
	const box = fc.record({ text: words, looks, place, within })
	const change = fc.record({ text: words, looks, place, within }, { requiredKeys: [] })
	/** The boxes of a frame, and what of which of them changes with each that follows. */
	const frames = fc
		.tuple(
			fc.array(box, { minLength: 1, maxLength: 6 }),
			fc.array(fc.tuple(fc.nat(5), change), { minLength: 1, maxLength: 6 }),
		)
		.map(([first, changes]) => {
			const all = [first]
			for (const [which, change] of changes) {
				const last = all.at(-1) ?? []
				all.push(
					last.map((box, at) =>
						at === which ? { ...box, ...change, place: { ...box.place, ...change.place } } : box,
					),
				)
			}
			return all as (readonly Placed[])[]
		})

	it(
		'is drawn as by the packages as they are, whatever stays on its lines',
		async () => {
			const runs = rounds(100, 5000)
			await fc.assert(
				fc.asyncProperty(
					frames,
					fc.integer({ min: 4, max: 24 }),
					fc.constantFrom('row', 'column'),
					fc.constantFrom('hidden', 'visible'),
					async (frames, columns, ...how) => {
						const ours = await quick.redrawn(frames, columns, ...how)
						expect(ours).toEqual(await asIs.redrawn(frames, columns, ...how))
					},
				),
				{ numRuns: runs },
			)
			figure('rows of frames drawn as by the packages as they are', { runs })
		},
		deadlineMs,
	)
})

describe('what is written for a frame', () => {
	const codes = [
		'1',
		'2',
		'22',
		'39',
		'0',
		'31',
		'94',
		'38;5;9',
		'38;2;1;2;3',
		'4',
		'24',
		'7',
		'1;31',
	]
	const word = fc.oneof(
		fc.constantFrom(...codes.map((code) => `\u001b[${code}m`)),
		fc.constantFrom('live', '1m 20s', '  ', '● ', '漢', 'x', '👍🏽', ''),
	)
	const line = fc.array(word, { maxLength: 8 }).map((words) => `${words.join('')}\u001b[0m`)
	const lines = fc.array(line, { minLength: 1, maxLength: 6 })
	/** A frame, and which of its lines are others in each that follows. */
	const frames = fc
		.tuple(lines, fc.array(fc.array(fc.tuple(fc.nat(6), line), { maxLength: 3 }), { maxLength: 4 }))
		.map(([first, changes]) => {
			const all = [first]
			for (const change of changes) {
				const next = [...(all.at(-1) ?? [])]
				for (const [at, text] of change) next[Math.min(at, next.length)] = text
				all.push(next)
			}
			return all.map((frame) => frame.join('\n'))
		})

	it(
		'makes the screen that the packages as they are make, in no more bytes',
		async () => {
			const screens = [quick, asIs].map(
				() => new xterm.Terminal({ cols: 40, rows: 12, convertEol: true, allowProposedApi: true }),
			)
			const runs = rounds(100, 2000)
			let fewer = 0
			await fc.assert(
				fc.asyncProperty(frames, async (frames) => {
					const [ours = [], theirs = []] = [quick, asIs].map(({ written }) => written(frames, 40))
					for (const screen of screens) screen.reset()
					for (const [at, text] of ours.entries()) {
						const plain = theirs[at] ?? ''
						expect(text.length).toBeLessThanOrEqual(plain.length)
						if (text.length < plain.length) fewer++
						const [one, other] = await Promise.all(
							[text, plain].map(async (text, screen) => {
								const terminal = screens[screen]
								await new Promise<void>((resolve) => terminal?.write(text, resolve))
								return (
									terminal && [
										cellsOf(terminal),
										terminal.buffer.active.cursorX,
										terminal.buffer.active.cursorY,
									]
								)
							}),
						)
						expect(one).toEqual(other)
					}
				}),
				{ numRuns: runs },
			)
			expect(fewer).toBeGreaterThan(runs / 4)
			figure('rows of frames written as by the packages as they are', { runs, shorter: fewer })
		},
		deadlineMs,
	)
})

describe('a package that is not as its changes expect', () => {
	const real = join(root, 'node_modules/string-width')
	const { version } = JSON.parse(readFileSync(join(real, 'package.json'), 'utf8'))
	const text = readFileSync(join(real, 'index.js'), 'utf8')

	it.each([
		['another version', '99.0.0', text, 'string-width is 99.0.0'],
		[
			'another text',
			version,
			text.replace('{RGI_Emoji}$', '{Emoji}$'),
			'RGI_Emoji}$/v; 0 times, not once',
		],
	])('fails the build: %s', async (_what, version, text, words) => {
		const place = join(folder, version, 'node_modules/string-width')
		mkdirSync(place, { recursive: true })
		writeFileSync(join(place, 'package.json'), JSON.stringify({ version, main: 'index.js' }))
		writeFileSync(join(place, 'index.js'), text)
		const building = build({
			entryPoints: [join(place, 'index.js')],
			write: false,
			logLevel: 'silent',
			plugins: [quickPackages()],
		})
		await expect(building).rejects.toThrow(words)
	})
})
