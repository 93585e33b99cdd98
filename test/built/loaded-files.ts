import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const hook = `
	import { appendFileSync } from 'node:fs'
	import { registerHooks } from 'node:module'
	import { pathToFileURL } from 'node:url'
	import vm from 'node:vm'
	const load = (url, context, next) => {
		if (url.startsWith('file:')) appendFileSync(process.env.LOADED_FILES, url + '\\n')
		return next(url, context)
	}
	registerHooks({ load })
	vm.Script = class extends vm.Script {
		constructor(text, options) {
			super(text, options)
			appendFileSync(process.env.LOADED_FILES, pathToFileURL(options.filename) + '\\n')
		}
	}
	const ofNode = () => process.moduleLoadList.map((name) => 'node:' + name.replace('NativeModule ', '') + '\\n')
	process.on('exit', () => appendFileSync(process.env.LOADED_FILES, ofNode().join('')))`

/** Runs a program that is written for Node to its end, in a home of its own; tells every file and module of Node it loaded. */
export function loadedFiles(program: string, args: string[]) {
	const home = mkdtempSync(join(tmpdir(), 'tgtoken-loaded-'))
	const list = join(home, 'loaded')
	const env = {
		...process.env,
		HOME: home,
		TGTOKEN_HOME: join(home, 'tgtoken'),
		LOADED_FILES: list,
		NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}`,
	}
	try {
		const { stdout, stderr, status } = spawnSync(program, args, { env, encoding: 'utf8' })
		const urls = readFileSync(list, 'utf8').trim().split('\n')
		const files = urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url))
		return { stdout, stderr, status, files, modules: urls.filter((url) => url.startsWith('node:')) }
	} finally {
		rmSync(home, { recursive: true, force: true })
	}
}
