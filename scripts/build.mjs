// Builds `dist` from the sources: the program, its launcher, and the library with its types.
// Everything is made in a folder beside it and put in place by a rename, so that `dist` is always whole.
import { execFile } from 'node:child_process'
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { tryOut } from './compiled/try-out.mjs'
import { inParts, partNames } from './program.mjs'
import { buildStamp, root } from './stamps.mjs'

const dist = join(root, 'dist')
const fresh = join(root, `dist.new-${process.pid}`)
const stamp = buildStamp()

try {
	rmSync(fresh, { recursive: true, force: true })
	mkdirSync(fresh)
	copyFileSync(join(root, 'scripts/launcher.sh'), join(fresh, 'tgtoken'))
	chmodSync(join(fresh, 'tgtoken'), 0o755)
	const [library, program] = await Promise.all([buildLibrary(), buildProgram(), buildTypes()])
	writeFileSync(join(fresh, 'licenses.txt'), licenses([...program, library]))
	writeFileSync(join(fresh, '.stamp'), stamp)
	putInPlace()
} catch (error) {
	// esbuild and tsc have said what is wrong; anything else has only this chance.
	process.stderr.write(`${error.errors ? 'build failed' : (error.stdout ?? '') + error.message}\n`)
	process.exitCode = 1
} finally {
	rmSync(fresh, { recursive: true, force: true })
}

/** The program in its parts, and what V8 compiles of them when it is tried out. */
async function buildProgram() {
	const built = await Promise.all(inParts(fresh).map((options) => build(options)))
	await tryOut(fresh, partNames)
	return built
}

/** The library: one readable file. */
function buildLibrary() {
	return build({
		absWorkingDir: root,
		entryPoints: { index: 'source/rest/connect.ts' },
		outdir: fresh,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		define: { 'process.env.NODE_ENV': '"production"' },
		legalComments: 'none',
		metafile: true,
		logLevel: 'warning',
	})
}

/** The library's types. Types are checked by `npm test`; a build only writes them down. */
async function buildTypes() {
	const tsc = join(root, 'node_modules/typescript/bin/tsc')
	const outDir = join(fresh, 'types')
	await promisify(execFile)(
		process.execPath,
		[tsc, '-p', 'tsconfig.types.json', '--outDir', outDir],
		{ cwd: root },
	)
	for (const name of readdirSync(outDir, { recursive: true })) {
		if (!name.endsWith('.d.ts')) continue
		const path = join(outDir, name)
		// The compiler keeps `.ts` in declarations, where no such file exists for those who install us.
		const text = readFileSync(path, 'utf8')
		writeFileSync(path, text.replace(/(from |import\()(['"])(\.[^'"]*)\.tsx?\2/g, '$1$2$3.js$2'))
	}
	writeFileSync(join(fresh, 'index.d.ts'), "export * from './types/rest/connect.js'\n")
}

/** The licence of every package that went into the bundles, as their terms ask for. */
function licenses(results) {
	const folders = new Set()
	for (const { metafile } of results) {
		for (const input of Object.keys(metafile.inputs)) {
			const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]
			if (folder) folders.add(folder)
		}
	}
	const texts = [...folders].sort().map((folder) => {
		const { name, version, license } = JSON.parse(
			readFileSync(join(root, folder, 'package.json'), 'utf8'),
		)
		const file = readdirSync(join(root, folder)).find((child) => /^licen[cs]e/i.test(child))
		const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : license
		return `${name} ${version}\n\n${text}\n`
	})
	return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

/** Swaps the finished folder in. Another build may do the same at this moment: then the later one wins. */
function putInPlace() {
	for (let attempt = 1; ; attempt++) {
		const old = join(root, `dist.old-${process.pid}-${attempt}`)
		try {
			if (existsSync(dist)) renameSync(dist, old)
			renameSync(fresh, dist)
			return
		} catch (error) {
			const someoneWasFaster = ['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)
			if (!someoneWasFaster || attempt === 10) throw error
		} finally {
			rmSync(old, { recursive: true, force: true })
		}
	}
}
