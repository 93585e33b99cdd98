import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './stamps.mjs'

const folder = join(root, `node_modules/node-linux-${process.arch}`)

/** The Node that our package brings for this machine; undefined where there is none. */
export const shippedNode = existsSync(join(folder, 'bin/node'))
	? join(folder, 'bin/node')
	: undefined

/** Where in a built program that lies which this Node compiled of it; `source/main/load-part.ts` looks there. */
export function compiledFolder(dist) {
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
	return join(dist, 'compiled', `linux-${process.arch}-${version}`)
}
