import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok } from '../../source/model/fault.ts'
import type { Keyring } from '../../source/store/system-keyring.ts'

/** A keyring that outlives a process, as the system's does: files beside the history's folder. */
export function fileKeyring(folder: string): Keyring {
	const pathOf = (account: string) => join(`${folder}-keyring-${account}`)
	return {
		async get(account) {
			const path = pathOf(account)
			return ok(existsSync(path) ? readFileSync(path, 'utf8') : null)
		},
		async set(account, secret) {
			writeFileSync(pathOf(account), secret)
			return ok(undefined)
		},
		async remove(account) {
			rmSync(pathOf(account), { force: true })
			return ok(undefined)
		},
	}
}
