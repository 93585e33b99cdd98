import type { Mishaps } from '../../work/mishaps.ts'
import type { Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { keepUnsaved } from './unsaved-token.ts'

/** What a command says, on stderr, when something befalls a new token on its way here. */
export function mishaps(context: CommandContext, invocation: Invocation): Mishaps {
	return {
		onUnsaved: (token) => keepUnsaved(context, invocation, token),
		onLeftBehind: ({ id, masked }, { name }) =>
			context.warn(
				`${masked} (${id}), a token of the wrong lifetime issued on the way, could not be deleted again and may be live: tgtoken delete ${name} ${id}`,
			),
	}
}
