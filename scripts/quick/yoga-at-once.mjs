import bytes from 'yoga-wasm'

/**
 * Yoga's engine, ready at once instead of some turns of the event loop later: by `instantiateWasm`, Emscripten's own
 * way to do that. Takes what makes the engine, and answers it.
 */
export function yogaAtOnce(loadYoga) {
	const assembly = {
		instantiateWasm(imports, ready) {
			const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports)
			ready(instance)
			return instance.exports
		},
	}
	loadYoga(assembly)
	return assembly
}
