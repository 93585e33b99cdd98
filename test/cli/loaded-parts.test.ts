import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

let inputs: Metafile['inputs']
beforeAll(async () => {
	const { metafile } = await build({
		absWorkingDir: root,
		entryPoints: ['cli.tsx'],
		bundle: true,
		splitting: true,
		write: false,
		metafile: true,
		platform: 'node',
		format: 'esm',
		outdir: 'out',
		// Named by Ink, never installed, and loaded only where DEV is set.
		external: ['react-devtools-core'],
		logLevel: 'silent',
	})
	inputs = metafile.inputs
})

/** Every file that is loaded with this one; with those it may load later too, if asked. */
function loadedWith(path: string, withLater: boolean, seen = new Set<string>()): Set<string> {
	if (seen.has(path)) return seen
	seen.add(path)
	for (const { path: next, kind, external } of inputs[path]?.imports ?? []) {
		if (external || (kind === 'dynamic-import' && !withLater)) continue
		loadedWith(next, withLater, seen)
	}
	return seen
}

const roomsIn = (files: Set<string>) =>
	new Set(
		[...files]
			.map((file) => relative('source', dirname(file)))
			.filter((room) => !room.startsWith('.')),
	)
const packagesIn = (files: Set<string>) =>
	new Set([...files].flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))

describe('what a command loads', () => {
	it('is never the screens, now or later', () => {
		const files = loadedWith('source/main/run-commands.ts', true)
		expect(files.size).toBeGreaterThan(50)
		expect([...roomsIn(files)]).not.toContain('ui')
		// `config` alone judges keys, by the table that the screens have.
		const others = new Set(['source/main/keys-in-force.ts'])
		expect([...roomsIn(loadedWith('source/main/run-commands.ts', true, others))]).not.toContain(
			'app',
		)
		expect([...packagesIn(files)].filter((name) => /ink|react|yoga/.test(name))).toEqual([])
	})

	it('is neither client nor simulated server, as long as no server is asked', () => {
		const files = new Set([
			...loadedWith('source/main/run-commands.ts', false),
			...loadedWith('source/store/open-history.ts', false),
			...loadedWith('source/store/data-folder.ts', false),
		])
		expect([...roomsIn(files)]).toContain('store')
		expect([...roomsIn(files)].filter((room) => ['rest', 'sim'].includes(room))).toEqual([])
		expect([...packagesIn(files)]).not.toContain('ky')
	})

	it('is no command but the one that is wanted, and no help', () => {
		const files = [...loadedWith('source/main/run-commands.ts', false)]
		expect(files).toContain('source/cli/commands.ts')
		expect(files.filter((file) => /-command\.ts$|\/(?:help|completion)\//.test(file))).toEqual([
			'source/cli/run-command.ts',
			'source/cli/find-command.ts',
		])
		const withList = [...loadedWith('source/cli/tokens/list-command.ts', false)]
		expect(withList.filter((file) => /\/\w+-command\.ts$/.test(file))).toEqual([
			'source/cli/tokens/list-command.ts',
		])
	})

	it('is nothing that draws, where the screens are plain lines', () => {
		const files = loadedWith('source/main/start-lines.ts', true)
		expect([...roomsIn(files)]).toContain('ui/spoken')
		expect([...packagesIn(files)].filter((name) => /ink|react|yoga/.test(name))).toEqual([])
	})

	it('is next to nothing before it is known what is wanted', () => {
		expect([...loadedWith('cli.tsx', false)]).toEqual(['cli.tsx', 'source/cli/everyday-names.ts'])
	})
})

describe('what an everyday command loads', () => {
	it('is no other command, no help, and all at once but what it hardly ever needs', () => {
		const files = loadedWith('source/main/begin-everyday.ts', false)
		const commands = [...files].filter((file) => /\/[\w-]+-command\.ts$/.test(file))
		expect(commands.sort()).toEqual([
			'source/cli/programs/env-command.ts',
			'source/cli/programs/exec-command.ts',
			'source/cli/programs/header-command.ts',
			'source/cli/programs/token-command.ts',
			'source/cli/tokens/inspect-command.ts',
			'source/cli/tokens/list-command.ts',
		])
		expect(
			[...roomsIn(files)].filter((room) => /help|completion|rest|sim|app|ui/.test(room)),
		).toEqual([])
		expect([...packagesIn(files)]).not.toContain('ky')
	})
})
