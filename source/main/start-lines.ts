import process from 'node:process'
import { type Conversation, converse } from '../ui/spoken/conversation.ts'
import { asciiOutput } from '../ui/terminal/ascii-output.ts'
import { firstEnd } from './first-end.ts'
import { lineTerminal } from './line-terminal.ts'
import { openRuntime } from './open-runtime.ts'
import type { FaceOptions } from './start-of.ts'
import { untilContinued } from './until-continued.ts'
import { untilStopped } from './until-stopped.ts'

/**
 * The same program as the screens, in plain lines for ears and fingers; resolves with the same exit
 * codes, the terminal being as it was. Closing the history is the caller's.
 */
export async function startLines(options: FaceOptions): Promise<number> {
	const { env, stdin, look } = options
	const stdout = look.ascii ? asciiOutput(options.stdout) : options.stdout
	const { runtime, begin } = await openRuntime(options, stdout)
	let conversation: Conversation | undefined
	const stopped = untilStopped(process)
	const terminal = lineTerminal(
		stdin,
		stdout,
		{
			onLine: (line) => conversation?.hear(line),
			onInterrupt: () => runtime.send({ kind: 'interrupt' }),
			onEnd: () => conversation?.hear('q'),
			onSuspend: untilContinued,
		},
		// A shell inside Emacs shows each line itself as it sends it.
		!/comint/.test(env.INSIDE_EMACS ?? ''),
	)
	// Whoever sits there has gone.
	const hungUp = () => runtime.send({ kind: 'end' })
	stdin.once('end', hungUp)
	try {
		begin()
		conversation = converse(runtime, terminal)
		const broken = new Promise<never>(() => {})
		return await firstEnd(runtime, { close: terminal.close, broken }, stopped.ended)
	} finally {
		stdin.off('end', hungUp)
		conversation?.end()
		terminal.close()
		stopped.forget()
	}
}
