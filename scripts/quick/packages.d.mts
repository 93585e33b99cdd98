import type { Plugin } from 'esbuild'

/** An esbuild plugin that makes the packages of the screens quick to load; the build fails where one is not as expected. */
export function quickPackages(): Plugin
