import type { Alarm } from '../../app/effects/alarm.ts'
import { sanitizeTo } from '../../model/sanitize.ts'
import { handedThrough, multiplexerOf } from './multiplexer.ts'

/**
 * Sounds alarms on a terminal: its bell, and a notification of the desktop's (OSC 9, as iTerm2, WezTerm, kitty,
 * foot, Windows Terminal and others know it), wrapped where tmux or GNU screen stands between. tmux rings the
 * bell itself. Neither moves the cursor, so they can be written between two frames.
 */
export function terminalAlarm(terminal: {
	readonly write: (text: string) => void
	readonly env: Readonly<Record<string, string | undefined>>
}): Alarm {
	const { write, env } = terminal
	const inside = multiplexerOf(env)
	return ({ text, bell, notify }) => {
		// A terminal that is dumb would show the letters.
		if (notify && env.TERM !== 'dumb') {
			// By its name first: what begins with a number is another command to some terminals.
			const said = `tgtoken: ${sanitizeTo(text, 200)}`
			write(handedThrough(`\u001b]9;${said}\u0007`, inside))
		}
		if (bell) write('\u0007')
	}
}
