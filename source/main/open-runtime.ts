import process from 'node:process'
import { createRuntime, type Runtime } from '../app/runtime.ts'
import { systemClock } from '../app/time/clock.ts'
import { configFaultText } from '../model/config-fault-text.ts'
import { showTimesIn } from '../model/instant-text.ts'
import { rememberedIn } from '../model/remembered.ts'
import { rememberedFile } from '../store/remembered-file.ts'
import { writeUserFile } from '../store/user-file.ts'
import { userClipboard } from '../ui/clipboard/user-clipboard.ts'
import { terminalAlarm } from '../ui/terminal/terminal-alarm.ts'
import type { Locks } from '../work/locks.ts'
import { foundConnections } from './found-connections.ts'
import { keysInForce } from './keys-in-force.ts'
import { lazyLocks } from './lazy-locks.ts'
import { rememberSort } from './remember-sort.ts'
import type { FaceOptions } from './start-of.ts'

/** A runtime, and how it is begun once its face can be seen: what it asks servers
 * and reads of the disk then delays no first frame. */
export type OpenRuntime = { readonly runtime: Runtime; readonly begin: () => void }

/**
 * The brain behind either face, over what the process has: its terminal, clipboard and environment, and as
 * the user's `config.json` has it.
 */
export async function openRuntime(
	options: FaceOptions,
	stdout: NodeJS.WriteStream,
): Promise<OpenRuntime> {
	const { ports, demo, env } = options
	const { table: keyTable, loaded } = await keysInForce(options.loaded)
	const { config, faults, path } = loaded
	showTimesIn(config.timeZone)
	const write = (text: string) => {
		stdout.write(text)
	}
	// The demo keeps nothing.
	const file = demo ? undefined : rememberedFile(ports.history.status().folder)
	const { sort } = rememberedIn((await file?.read()) ?? '')
	const runtime = createRuntime({
		ports,
		clock: { ...systemClock, nowMs: ports.nowMs },
		clipboard: userClipboard({ write, env, platform: process.platform }),
		foundConnections: () => foundConnections(env, process.cwd()),
		writeFile: (path, text) => writeUserFile(inHome(path, env), text),
		columns: stdout.columns || 80,
		rows: stdout.rows || 24,
		demo,
		config,
		keyTable,
		alarm: terminalAlarm({ write, env }),
		autoRefresh: { locks: locksOf(demo, ports.history.status().folder), random: Math.random },
		...(sort && { sort }),
	})
	if (file) rememberSort(runtime, file)
	const configFaults = faults.map((each) => configFaultText(path, each))
	const begin = () => {
		runtime.send({ kind: 'started', configFaults })
		void ports.history.readRest()
	}
	return { runtime, begin }
}

/** Only the demo's own window knows its history. */
function locksOf(demo: boolean, folder: string): Locks {
	return lazyLocks(async () => {
		if (demo) return (await import('../store/memory-locks.ts')).memoryLocks()
		return (await import('../store/process-locks.ts')).processLocks(folder)
	})
}

/** No shell has looked at what is typed in a form, so the home it may begin with is put in here. */
function inHome(path: string, { HOME: home }: NodeJS.ProcessEnv): string {
	return home !== undefined && path.startsWith('~/') ? `${home}${path.slice(1)}` : path
}
