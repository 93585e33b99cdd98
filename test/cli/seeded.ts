import { createApi } from '../../source/rest/create-api.ts'
import { newId } from '../../source/store/new-id.ts'
import { openHistory } from '../../source/store/open-history.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { saveConnection } from '../../source/work/save-connection.ts'
import { value } from '../rest/outcomes.ts'
import { typedFor } from '../work/work-world.ts'
import type { CliWorld } from './cli-world.ts'

/**
 * Puts the connection `lab` and a token for each label into the world's history, by the use cases
 * and without a process for each; the tokens' ids. Quicker than to say it all in commands.
 */
export async function seeded(it: CliWorld, ...labels: readonly string[]): Promise<string[]> {
	const history = value(await openHistory({ folder: it.home }))
	const ports = { api: createApi(), history, nowMs: Date.now, newId }
	const saved = await saveConnection(ports, {
		typed: typedFor(it.server),
		credentials: { secret: it.secret },
	})
	const ids: string[] = []
	for (const label of labels) {
		const issued = await issueToken(ports, { connection: value(saved), label })
		ids.push(value(issued).tokenId)
	}
	await history.close()
	return ids
}
