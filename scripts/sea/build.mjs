// Builds tgtoken as one file that needs no Node on its machine: `npm run build:sea` makes dist.sea/tgtoken, from
// the Node that the lockfile pins. Linux only, for the processor this runs on.
import { execFileSync } from 'node:child_process'
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { compiledFolder, shippedNode } from '../shipped-node.mjs'
import { root } from '../stamps.mjs'
import { addNote } from './add-note.mjs'

const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'
const dist = join(root, 'dist')
// The launcher says why.
const options = /^options='(.*)'$/m
	.exec(readFileSync(join(root, 'scripts/launcher.sh'), 'utf8'))[1]
	.split(' ')
const [output = join(root, 'dist.sea/tgtoken')] = process.argv.slice(2)

if (shippedNode === undefined) {
	fail(
		`There is no Node for linux ${process.arch} in node_modules: run npm ci on such a machine first.`,
	)
}
if (!existsSync(compiledFolder(dist))) {
	fail('Nothing was compiled when dist was built: npm run build says why.')
}
const folder = mkdtempSync(join(tmpdir(), 'tgtoken-sea-'))
try {
	const config = {
		main: join(dist, 'tgtoken.cjs'),
		output: join(folder, 'blob'),
		disableExperimentalSEAWarning: true,
		useCodeCache: true,
		execArgv: options,
		assets: partsIn(dist),
	}
	writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
	// The very Node that will read it, run the same way: what it has compiled no other can use.
	const args = [...options, '--experimental-sea-config', join(folder, 'config.json')]
	execFileSync(shippedNode, args, { stdio: 'pipe' })
	const program = withFuse(readFileSync(shippedNode))
	const whole = addNote(program, 'NODE_SEA_BLOB', readFileSync(config.output))
	mkdirSync(join(output, '..'), { recursive: true })
	const fresh = `${output}.new-${process.pid}`
	writeFileSync(fresh, whole)
	chmodSync(fresh, 0o755)
	renameSync(fresh, output)
	process.stdout.write(`${output}: ${Math.round(whole.length / 1e6)} MB\n`)
} finally {
	rmSync(folder, { recursive: true, force: true })
}

/** The parts of the built program and what was compiled of them, by name. */
function partsIn(dist) {
	const compiled = compiledFolder(dist)
	return Object.fromEntries(
		readdirSync(compiled).flatMap((binary) => {
			const text = `${basename(binary, '.bin')}.cjs`
			return [
				[text, join(dist, text)],
				[binary, join(compiled, binary)],
			]
		}),
	)
}

/** Tells Node's executable that a program stands in it. */
function withFuse(program) {
	const at = program.indexOf(`${fuse}:0`)
	if (at < 0 || program.indexOf(`${fuse}:0`, at + 1) >= 0) {
		throw new Error('this Node cannot be made a single executable: its fuse is not there once')
	}
	program.write('1', at + fuse.length + 1)
	return program
}

function fail(sentence) {
	process.stderr.write(`${sentence}\n`)
	process.exit(1)
}
