import type { Connection } from '../../model/connection.ts'
import { distanceText } from '../../model/duration-text.ts'
import { type Outcome, ok } from '../../model/fault.ts'
import { examineConnection } from '../../work/examine-connection.ts'
import type { Ports } from '../../work/ports.ts'
import { type Waking, wakeServer } from '../../work/wake-server.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodeOf, faultJson } from '../fault-json.ts'
import { faultLines } from '../fault-lines.ts'
import { plain } from '../paint.ts'
import { progress } from '../progress.ts'
import { readSpan } from '../tokens/lifetime-option.ts'
import { nameWord } from '../words.ts'
import { connectionJson } from './connection-json.ts'
import { examinationJson, examinationText } from './examination-text.ts'
import { openConnection } from './open-connection.ts'
import { factsText } from './server-text.ts'

/** `tgtoken connections test NAME`: looks at everything between here and a token, step by step. */
export const connectionsTestCommand: Command = {
	name: 'connections test',
	summary: 'See how far the way to its tokens goes, step by step',
	words: [nameWord],
	options: {
		issue: { what: 'go there and back with a token of one minute, deleted again' },
		wait: {
			value: '5m',
			what: 'look again while its workspace is waking up, for so long',
			variable: 'TGTOKEN_WAIT',
		},
	},
	notes: [
		'Nothing is issued unless --issue says so: without it, the connection’s current token is shown to\nthe server, if there is one.',
	],
	examples: [
		'tgtoken connections test prod-eu',
		'tgtoken connections test savanna --wait 5m && tgtoken issue savanna',
	],
	async run(context, invocation) {
		const opened = await openConnection(context, invocation.words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const awake = await waitUntilAwake(context, ports, connection, invocation)
		if (!awake.ok) return awake
		const mint = invocation.flags.has('issue')
		const { steps, facts, fault } = await examineConnection(
			ports,
			connection,
			{ mint },
			context.signal,
		)
		if (fault && !invocation.flags.has('json')) {
			for (const line of faultLines(fault, plain)) context.warn(line)
		}
		return ok({
			json: {
				connection: connectionJson(ports.history.view(), connection, ports.nowMs()),
				steps: examinationJson(steps),
				...(fault && { error: faultJson(fault) }),
			},
			text: (paint) => {
				const found = facts && !fault ? `${factsText(connection.name, facts)}\n\n` : ''
				return found + examinationText(steps, paint)
			},
			quiet: () => '',
			...(fault && { exitCode: exitCodeOf(fault) }),
		})
	},
}

/** With --wait: looks again and again while the workspace is waking up, and says so each time. */
async function waitUntilAwake(
	context: CommandContext,
	ports: Ports,
	connection: Connection,
	{ texts }: Invocation,
): Promise<Outcome<unknown>> {
	const forSeconds = readSpan(texts.wait, 0)
	if (!forSeconds.ok || forSeconds.value === 0) return forSeconds
	const onWaiting = ({ nextLookAtMs, untilMs }: Waking) => {
		const nowMs = ports.nowMs()
		const next = distanceText(nextLookAtMs, nowMs)
		progress(
			context,
			`${connection.name} is waking up; looking again in ${next}, for ${distanceText(untilMs, nowMs)} more.`,
		)
	}
	const options = { forSeconds: forSeconds.value, onWaiting }
	const awake = await wakeServer(ports, connection, context.clock, options, context.signal)
	// Whatever else is the matter, the examination says at which step.
	return !awake.ok && awake.fault.code === 'cancelled' ? awake : ok(undefined)
}
