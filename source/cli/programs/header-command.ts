import { ok } from '../../model/fault.ts'
import type { Command } from '../command.ts'
import { nameWord } from '../words.ts'
import { programToken, programTokenNote, programTokenOptions } from './program-token.ts'

/** `tgtoken header NAME`: a header file for curl. */
export const headerCommand: Command = {
	name: 'header',
	summary: 'Print the Authorization header with a valid token, for curl -H @-',
	words: [nameWord],
	options: programTokenOptions,
	notes: [programTokenNote, 'Read from stdin, the token stands in no list of processes.'],
	examples: ['tgtoken header prod-eu | curl -H @- https://tg.example.com:9000/graph/social'],
	async run(context, invocation) {
		const found = await programToken(context, headerCommand, invocation)
		if (!found.ok) return found
		const authorization = `Bearer ${found.value.value}`
		return ok({
			json: { headers: { Authorization: authorization } },
			text: () => `Authorization: ${authorization}`,
		})
	},
}
