// Makes a checkout ready to run: packages installed, program built. Runs before `npm start` and `npm test`
// on whatever Node is there (20 or later), so it uses nothing but Node itself. Quick when nothing is to do.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
	buildStamp,
	buildStampPath,
	installStamp,
	installStampPath,
	isStamped,
	root,
} from './stamps.mjs'
import { withLock } from './with-lock.mjs'

const isInstalled = () => isStamped(installStampPath, installStamp())
const isBuilt = () => isStamped(buildStampPath, buildStamp())

if (!isInstalled() || !isBuilt()) {
	await withLock(
		root,
		() => {
			if (!isInstalled()) install()
			if (!isBuilt()) build()
		},
		() => say('waiting for another run that is preparing this folder'),
	)
}

function install() {
	say('installing packages (once, about 150 MB)')
	rmSync(installStampPath, { force: true })
	// Explicit --include: NODE_ENV=production or an `omit` in someone's settings must not cost us the tools.
	// No package here needs its install script.
	const args = ['ci', '--loglevel=error', '--include=dev', '--include=optional', '--ignore-scripts']
	const npm = process.env.npm_execpath
	if (!run(npm ? process.execPath : 'npm', npm ? [npm, ...args] : args)) {
		fail(
			'npm ci could not install the packages; its own words are above. ' +
				'See that the npm registry can be reached from here (npm ping), then give the same command again.',
		)
	}
	writeFileSync(installStampPath, installStamp())
}

function build() {
	say('building')
	const shipped = join(root, 'node_modules/.bin/node')
	const node = existsSync(shipped) ? shipped : process.execPath
	if (!run(node, [join(root, 'scripts/build.mjs')])) {
		fail(
			'The build failed; the reason is above. ' +
				'If these are not changes of yours, delete node_modules and give the same command again.',
		)
	}
}

/** Runs a program to its end, its errors on our stderr; true when it exited with 0. */
function run(program, args) {
	const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 2] })
	if (error) say(error.message)
	return status === 0
}

function say(text) {
	process.stderr.write(`tgtoken: ${text}\n`)
}

function fail(sentence) {
	say(sentence)
	process.exit(1)
}
