import process from 'node:process'
import { createRuntime, type Runtime } from '../app/runtime.ts'
import { systemClock } from '../app/time/clock.ts'
import { userClipboard } from '../ui/clipboard/user-clipboard.ts'
import { foundConnections } from './found-connections.ts'
import type { FaceOptions } from './start-of.ts'

/** The brain behind either face, over what the process has: its terminal, clipboard and environment. */
export function openRuntime(options: FaceOptions, stdout: NodeJS.WriteStream): Runtime {
	const { ports, demo, env } = options
	const write = (text: string) => {
		stdout.write(text)
	}
	return createRuntime({
		ports,
		clock: { ...systemClock, nowMs: ports.nowMs },
		clipboard: userClipboard({ write, env, platform: process.platform }),
		foundConnections: () => foundConnections(env, process.cwd()),
		columns: stdout.columns || 80,
		rows: stdout.rows || 24,
		demo,
	})
}
