import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Node's own, and React: CommonJS that nearly every file of the screens imports. */
const those =
	/^(node:.*|process|os|tty|events|react|react\/jsx-runtime|react-reconciler\/constants\.js)$/

const isName = /^[A-Za-z_$][\w$]*$/

/**
 * An esbuild plugin that has such modules imported as if they were ES modules. Otherwise esbuild makes, for each file that
 * imports one, an object with a getter for each of its names: 84 for `process`, in twenty files.
 */
export function asModules() {
	return {
		name: 'as modules',
		setup(build) {
			build.onResolve({ filter: those }, ({ kind, path }) =>
				kind === 'import-statement' ? { path, namespace: 'as module' } : undefined,
			)
			build.onLoad({ filter: /./, namespace: 'as module' }, ({ path }) => ({
				contents: moduleOf(path),
				resolveDir: import.meta.dirname,
			}))
		},
	}
}

/** Each name by itself, so that those which nobody imports are left out; some of `process` open what they stand for. */
function moduleOf(path) {
	const names = Object.keys(require(path)).filter((name) => isName.test(name) && name !== 'default')
	return [
		`const all = require(${JSON.stringify(path)})`,
		'export default all',
		...names.map((name) => `export const ${name} = /* @__PURE__ */ (() => all.${name})()`),
	].join('\n')
}
