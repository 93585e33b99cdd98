import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { connectionsInEnvironment } from '../model/connections-in-environment.ts'
import type { FoundRow } from '../model/found-connection.ts'

/**
 * The connections that the environment and a `.env` file in a folder name, as TigerGraph's own tools
 * spell them; the environment wins. A file that cannot be read is as if it were not there.
 */
export async function foundConnections(
	env: NodeJS.ProcessEnv,
	folder: string,
): Promise<readonly FoundRow[]> {
	const { readCredentialFile } = await import('../store/read-credential-file.ts')
	const text = await readCredentialFile(join(folder, '.env'))
	const variables = { ...(text.ok ? parseEnv(text.value.replace(/^\ufeff/, '')) : {}), ...env }
	return connectionsInEnvironment(variables, { all: true }).rows
}
