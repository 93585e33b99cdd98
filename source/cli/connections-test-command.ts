import { ok } from '../model/fault.ts'
import { testConnection } from '../work/test-connection.ts'
import type { Command } from './command.ts'
import { connectionJson } from './connection-json.ts'
import { openConnection } from './open-connection.ts'
import { factsText } from './server-text.ts'
import { nameWord } from './words.ts'

/** `tgtoken connections test NAME`: looks at the server anew. */
export const connectionsTestCommand: Command = {
	name: 'connections test',
	summary: 'See whether the server answers, what it is, and if it issues tokens',
	words: [nameWord],
	options: {},
	examples: ['tgtoken connections test prod-eu'],
	async run(context, invocation) {
		const opened = await openConnection(context, invocation.words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const facts = await testConnection(ports, connection, context.signal)
		if (!facts.ok) return facts
		return ok({
			json: { connection: connectionJson(ports.history.view(), connection, ports.nowMs()) },
			text: () => factsText(connection.name, facts.value),
		})
	},
}
