import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getAsset, getRawAsset, isSea } from 'node:sea'
import { Script } from 'node:vm'
import { codeCacheFolder } from './code-cache-folder.ts'

/** What the file of a part is: a function that fills the exports it is given, as Node would call it. */
type Part = (
	exports: object,
	load: NodeJS.Require,
	module: { exports: object },
	filename: string,
	dirname: string,
) => void

/**
 * Where that lies which was compiled of the parts when the program was built; undefined for any Node but the one that
 * our package brings: V8 believes what it is given, and knows a Node that was built in another way by nothing.
 */
function compiledFolder({ execPath, platform, arch, versions } = process): string | undefined {
	if (!execPath.endsWith(`/node-${platform}-${arch}/bin/node`)) return undefined
	const folder = join(import.meta.dirname, 'compiled', `${platform}-${arch}-${versions.node}`)
	return existsSync(folder) ? folder : undefined
}

/** The file or folder that holds what was compiled of the program, and is used; undefined where Node keeps it by itself. */
export function compiledPlace(): string | undefined {
	return compiledFolder() ?? (isSea() ? process.execPath : undefined)
}

const loaded = new Map<string, object>()

/**
 * A part of the built program, a file beside this one or in this executable, as it was compiled when it was built;
 * where it was not, Node keeps what it compiles of it in the user's cache folder. Loaded the first time.
 */
export function loadPart(name: string): object {
	const part = loaded.get(name) ?? load(name)
	loaded.set(name, part)
	return part
}

function load(name: string): object {
	const file = join(import.meta.dirname, `${name}.cjs`)
	const folder = compiledFolder()
	if (folder !== undefined) {
		return run(file, readFileSync(file, 'utf8'), readFileSync(join(folder, `${name}.bin`)))
	}
	if (isSea()) {
		return run(file, getAsset(`${name}.cjs`, 'utf8'), Buffer.from(getRawAsset(`${name}.bin`)))
	}
	keepCompiled()
	return require(file)
}

function run(file: string, text: string, compiled: Buffer): object {
	// With other options of its own V8 does not take what was compiled, and compiles the text itself.
	const script = new Script(text, { filename: file, cachedData: compiled })
	const part: Part = script.runInThisContext()
	const own = { exports: {} }
	part(own.exports, require, own, file, import.meta.dirname)
	return own.exports
}

/**
 * Node writes what it has compiled when a program ends, and then only when it ends by itself: screens whose
 * terminal is closed would start slowly for ever. So it is asked to when the first frame is long there.
 */
const startedMs = 1000

function keepCompiled(): void {
	const folder = codeCacheFolder(process.env)
	if (folder === undefined) return
	// Loaded here, as only another Node comes to it; an older one keeps nothing.
	const module: Partial<typeof import('node:module')> = require('node:module')
	module.enableCompileCache?.(folder)
	setTimeout(() => module.flushCompileCache?.(), startedMs).unref()
}
