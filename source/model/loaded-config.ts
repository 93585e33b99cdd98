import type { ParsedConfig } from './config-parse.ts'

/** The settings in force, and the file they come from. */
export type LoadedConfig = ParsedConfig & {
	/** Absolute. */
	readonly path: string
	readonly isThere: boolean
}
