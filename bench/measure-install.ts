import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './places.ts'
import type { Row } from './rows.ts'

/**
 * What an installation takes, as lines of the table: the bytes that npm would send, the packages that are there at
 * run time, and `npm start` in a fresh clone of what is committed, made in this folder. The clone's packages come from npm's cache
 * where it has them; a registry is asked for the rest. Fails where npm does.
 */
export function measureInstall(folder: string): readonly Row[] {
	const packages = runtimePackages()
	return [
		line('packed, as npm takes it', `${(packedBytes() / 1000).toFixed(0)} kB`),
		line('packages at run time', `${packages.all}`, `${packages.named} of them named by us`),
		line('npm start from nothing, no terminal', `${startSeconds(folder).toFixed(1)} s`),
	]
}

function packedBytes(): number {
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts']
	const [packed] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }))
	return packed.size
}

/** How many packages an installation brings that is not for developing, those for one kind of machine left out. */
function runtimePackages(): { readonly named: number; readonly all: number } {
	const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
	const all = Object.entries<{ dev?: true; devOptional?: true; optional?: true }>(packages).filter(
		([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional,
	)
	return { named: Object.keys(packages[''].dependencies).length, all: all.length }
}

/** From the first command in a clone until the demo has told its story: packages, build, program. */
function startSeconds(folder: string): number {
	execFileSync('git', ['clone', '--quiet', root, folder])
	// Nothing of this checkout may help.
	const path = process.env.PATH?.split(delimiter).filter((each) => !each.startsWith(root))
	const env = { ...process.env, PATH: path?.join(delimiter), npm_config_prefer_offline: 'true' }
	const startedAtMs = performance.now()
	const { status, stderr } = spawnSync('npm', ['start'], {
		cwd: folder,
		env,
		stdio: ['ignore', 'ignore', 'pipe'],
		encoding: 'utf8',
	})
	if (status !== 0) throw new Error(`npm start ended with ${status}: ${stderr}`)
	return (performance.now() - startedAtMs) / 1000
}

function line(what: string, figure: string, ratio = ''): Row {
	return { what, figure, ratio, goal: '' }
}
