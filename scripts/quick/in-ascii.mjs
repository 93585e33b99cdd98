import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * An esbuild plugin that leaves nothing in what is built that takes V8 more than a byte a character: one such character
 * makes two of every other one in that file. What esbuild does not escape by itself stands in regular expressions.
 */
export function inAscii() {
	return {
		name: 'in ASCII',
		setup(build) {
			build.onEnd(({ metafile }) => {
				for (const name of Object.keys(metafile?.outputs ?? {})) {
					const path = join(build.initialOptions.absWorkingDir, name)
					const text = readFileSync(path, 'utf8')
					const plain = text.replace(/[^\0-\u007f]/g, escaped)
					if (plain !== text) writeFileSync(path, plain)
				}
			})
		},
	}
}

function escaped(unit) {
	return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
