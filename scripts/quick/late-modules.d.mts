import type { Plugin } from 'esbuild'

/** Has Node's slow modules loaded by the first call of one of their functions; `others` stand in for further ones. */
export function lateModules(others?: Readonly<Record<string, string>>): Plugin
