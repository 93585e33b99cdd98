// Loaded before the program where it is tried out in the build (`try-out.mjs`): writes down, when it ends, what
// V8 has compiled of each part by then, so that the next run begins with that.
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const { basename, join } = require('node:path')
const vm = require('node:vm')

const { dist, parts, folder } = JSON.parse(process.env.TGTOKEN_RECORD)
const binaryOf = (name) => join(folder, `${name}.bin`)
const made = new Map()

class Script extends vm.Script {
	constructor(text, options) {
		super(text, options)
		if (this.cachedDataRejected)
			throw new Error(`V8 rejects what it compiled of ${options.filename}`)
		made.set(basename(options.filename, '.cjs'), this)
	}
}

if (!existsSync(folder)) {
	mkdirSync(folder, { recursive: true })
	for (const name of parts) {
		const text = readFileSync(join(dist, `${name}.cjs`), 'utf8')
		writeFileSync(binaryOf(name), new vm.Script(text).createCachedData())
	}
}
vm.Script = Script
process.on('exit', () => {
	for (const [name, script] of made) {
		// Another run may read it at this moment.
		const fresh = `${binaryOf(name)}.${process.pid}`
		writeFileSync(fresh, script.createCachedData())
		renameSync(fresh, binaryOf(name))
	}
})
