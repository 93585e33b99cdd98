import { loadCommands } from '../commands.ts'
import { overviewText } from './help-text.ts'

/** What is said on stderr when there is neither a command nor a terminal for the screens. */
export async function usageText(): Promise<string> {
	return `tgtoken: there is no terminal here for the screens; give a command.\n\n${overviewText(await loadCommands())}\n`
}
