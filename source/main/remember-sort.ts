import type { Runtime } from '../app/runtime.ts'
import { rememberedText } from '../model/remembered.ts'
import type { RememberedFile } from '../store/remembered-file.ts'

/** Writes down what lists are sorted by, whenever that is changed; nobody waits for it. */
export function rememberSort(runtime: Runtime, file: RememberedFile): void {
	let { sort } = runtime.getState()
	runtime.subscribe(() => {
		const { sort: now } = runtime.getState()
		if (now === sort) return
		sort = now
		void file.write(rememberedText({ sort }))
	})
}
