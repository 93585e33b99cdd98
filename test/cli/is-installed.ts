import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether this machine has a program of that name. */
export function isInstalled(name: string): boolean {
	return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}
