import { posix } from 'node:path'

/** A file of the checkout: its path from the checkout's folder, with `/`, and its text. */
export interface SourceFile {
	readonly path: string
	readonly text: string
}

interface Room {
	/** The other rooms whose files it may import. */
	readonly rooms: readonly string[]
	/** The rooms of which it may import types, and nothing that exists at run time. */
	readonly types: readonly string[]
	/** The packages it may import. */
	readonly packages: readonly string[]
	/** The modules of Node it may import; undefined means any but those that belong to another room. */
	readonly node?: readonly string[]
}

/** Who may import what: the house, as `docs/architecture.md` draws it. */
const rooms: Readonly<Record<string, Room>> = {
	model: { rooms: [], types: [], packages: [], node: ['node:crypto'] },
	work: { rooms: ['model'], types: [], packages: [], node: [] },
	rest: { rooms: ['model'], types: ['work'], packages: ['ky', 'valibot'] },
	store: {
		rooms: ['model'],
		types: ['work'],
		packages: ['lowdb', 'env-paths', 'valibot', '@napi-rs/keyring'],
	},
	app: { rooms: ['model', 'work'], types: [], packages: [], node: [] },
	ui: { rooms: ['model', 'app'], types: [], packages: [] },
	ink: {
		rooms: ['model', 'app', 'ui'],
		types: [],
		packages: ['ink', 'react', 'ink-text-input'],
	},
	cli: { rooms: ['model', 'work'], types: [], packages: [] },
	// The embedded server spells the wire format itself, so that it can disagree with the client.
	sim: { rooms: [], types: [], packages: [] },
}

/** These tie the rooms together, so they may import every room; packages they leave to the rooms. */
const isWiring = (path: string) => path === 'cli.tsx' || path.startsWith('source/main/')

/** Modules of Node that belong to some rooms alone. The wiring reads no file of the user's but for a command's flag. */
const nodeOwners: Readonly<Record<string, readonly string[]>> = {
	'node:fs': ['store', 'main'],
	'node:fs/promises': ['store', 'main'],
}

const maxLines = 250

/** Every breach of the house's rules in a file of the program (`cli.tsx`, `source/`), as sentences. */
export function houseFaults(file: SourceFile): string[] {
	return [...importFaults(file), ...lengthFaults(file), ...undocumentedExports(file)]
}

function importFaults({ path, text }: SourceFile): string[] {
	return importsOf(text).flatMap(({ from, isType }) => {
		const reason = from.startsWith('.')
			? roomFault(path, posix.join(posix.dirname(path), from), isType)
			: packageFault(path, from)
		return reason === undefined ? [] : [`${path} imports ${from}: ${reason}`]
	})
}

function roomFault(path: string, target: string, isType: boolean): string | undefined {
	if (isWiring(path)) return undefined
	const own = roomOf(path)
	const other = roomOf(target)
	const rules = rooms[own]
	if (rules === undefined) return `there is no room ${own}`
	if (other === own || rules.rooms.includes(other)) return undefined
	if (rules.types.includes(other)) {
		return isType ? undefined : `${own} may import only types from ${other}`
	}
	return `${own} must not know ${other}`
}

function packageFault(path: string, from: string): string | undefined {
	const own = isWiring(path) ? 'main' : roomOf(path)
	if (from.startsWith('node:')) {
		const owners = nodeOwners[from]
		if (owners && !owners.includes(own)) return `only ${owners.join(' and ')} may`
		const allowed = rooms[own]?.node
		return allowed && !allowed.includes(from) ? `${own} must not depend on Node` : undefined
	}
	const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/')
	return rooms[own]?.packages.includes(name) ? undefined : `${own} may not use this package`
}

/** The room a path of the program lies in: its first folder under `source/`. */
function roomOf(path: string): string {
	return /^source\/([^/]+)\//.exec(path)?.[1] ?? path
}

/** What a source text imports, statically, dynamically or by require, and whether only as types. */
export function importsOf(text: string): { from: string; isType: boolean }[] {
	const code = text.replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')
	const statics = code.matchAll(
		/^(?:import|export)\s+(?:([\w\s{},*$]*?)from\s+)?['"]([^'"]+)['"]/gm,
	)
	const calls = code.matchAll(
		/(typeof\s+)?\b(?:import|require|getBuiltinModule)\(\s*['"]([^'"]+)['"]\s*\)/g,
	)
	return [
		...[...statics].map(([, names = '', from = '']) => ({ from, isType: isTypeList(names) })),
		...[...calls].map(([, typeOnly, from = '']) => ({ from, isType: typeOnly !== undefined })),
	]
}

/** True for `type …` and for braces in which every name is marked `type`. */
function isTypeList(names: string): boolean {
	if (/^type\b/.test(names)) return true
	const list = /^\{(.*)\}\s*$/s.exec(names)?.[1]?.split(',') ?? []
	const given = list.map((name) => name.trim()).filter((name) => name !== '')
	return given.length > 0 && given.every((name) => name.startsWith('type '))
}

function lengthFaults({ path, text }: SourceFile): string[] {
	const lines = text.trimEnd().split('\n').length
	return lines > maxLines
		? [`${path} has ${lines} lines; past ${maxLines} something wants out`]
		: []
}

function undocumentedExports({ path, text }: SourceFile): string[] {
	const lines = text.split('\n').filter((line) => !line.startsWith('// biome-ignore'))
	return lines.flatMap((line, index) => {
		const [, name] =
			/^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|type|interface|enum) (\w+)/.exec(
				line,
			) ?? []
		const before = lines[index - 1] ?? ''
		// A further signature of the function just documented needs no comment of its own.
		const isOverload = before.startsWith(`export function ${name}`)
		if (name === undefined || before.trimEnd().endsWith('*/') || isOverload) return []
		return [`${path} exports ${name} without a doc comment`]
	})
}

const forbiddenInTests: readonly (readonly [RegExp, string])[] = [
	[/\bsetTimeout\(\s*(?:resolve|res|done|ok|r)\b/, 'sleeps; wait for what should happen instead'],
	[/\btimers\/promises\b/, 'sleeps; wait for what should happen instead'],
	[/\btoMatch(?:File)?Snapshot\b/, 'keeps a snapshot file; write the expected frame in the test'],
	[/\bvi\s*\.\s*(?:mock|doMock|hoisted)\b/, 'mocks a module; use the real one'],
	[/\b(?:it|test|describe|suite)(?:\.\w+)*\.only\b/, 'leaves the other tests out'],
]

/** Every breach of the tests' own rules in a file under `test/`, as sentences. */
export function testFaults({ path, text }: SourceFile): string[] {
	return forbiddenInTests.flatMap(([pattern, reason]) =>
		pattern.test(text) ? [`${path} ${reason}`] : [],
	)
}

/**
 * Every mention in `file` of something that lies beside the checkout: a path that only exists on the machine it was
 * written on. `root` is the checkout's folder, `neighbours` the names of what lies beside it in the same folder.
 */
export function placeFaults(
	{ path, text }: SourceFile,
	root: string,
	neighbours: readonly string[],
): string[] {
	const parent = posix.dirname(root)
	const isBeside = (place: string) => {
		const first = posix.relative(parent, place).split('/')[0] ?? ''
		return place.startsWith(`${parent}/`) && neighbours.includes(first)
	}
	const absolute = [...text.matchAll(/(?<![\w.@~-])\/[\w.@/-]+/g)].map(([place]) => place)
	const relative = [...text.matchAll(/(?<![\w/])(?:\.\.\/)+[\w.@-]+/g)].map(([place]) => place)
	const outside = [
		...absolute.filter(
			(place) => isBeside(place) || place === root || place.startsWith(`${root}/`),
		),
		...relative.filter((place) => isBeside(posix.join(root, posix.dirname(path), place))),
	]
	return outside.map((place) => `${path} names ${place}, which others do not have`)
}
