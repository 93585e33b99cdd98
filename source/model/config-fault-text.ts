import type { ConfigFault } from './config-parse.ts'
import { sanitizeTo } from './sanitize.ts'

/** A fault as one line for people, `FILE:LINE:COLUMN` first, so that editors can jump there. */
export function configFaultText(file: string, { line, column, path, text }: ConfigFault): string {
	return `${sanitizeTo(file, 400)}:${line}:${column}: ${path === '' ? '' : `${path}: `}${text}`
}
