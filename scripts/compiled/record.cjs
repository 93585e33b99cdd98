// Loaded before the program where it is tried out in the build (`try-out.mjs`): writes down, when it ends, what
// V8 has compiled of each part by then, so that the next run begins with that.
const {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} = require('node:fs')
const { basename, join } = require('node:path')
const vm = require('node:vm')

const dist = process.env.TGTOKEN_COMPILED_OF
const { versions, platform, arch } = process
const folder = join(dist, 'compiled', `${platform}-${arch}-${versions.node}`)
const binaryOf = (name) => join(folder, `${basename(name, '.cjs')}.bin`)
const made = new Map()

class Script extends vm.Script {
	constructor(text, options) {
		super(text, options)
		if (this.cachedDataRejected)
			throw new Error(`V8 rejects what it compiled of ${options.filename}`)
		made.set(options.filename, this)
	}
}

if (!existsSync(folder)) {
	mkdirSync(folder, { recursive: true })
	for (const name of readdirSync(dist).filter((each) => each.endsWith('.cjs'))) {
		const text = readFileSync(join(dist, name), 'utf8')
		// The other files are no parts: Node runs them by itself.
		if (!text.startsWith('(part')) continue
		writeFileSync(binaryOf(name), new vm.Script(text, { filename: name }).createCachedData())
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
