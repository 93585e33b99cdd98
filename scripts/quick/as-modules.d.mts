import type { Plugin } from 'esbuild'

/** An esbuild plugin that has React and Node's own modules imported as if they were ES modules. */
export function asModules(): Plugin
