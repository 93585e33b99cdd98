import type { Config } from '../model/config.ts'
import { failed, type Outcome } from '../model/fault.ts'
import type { Ports } from '../work/ports.ts'
import type { Face } from './face.ts'
import { loadConfig } from './load-config.ts'
import type { LookFor } from './look.ts'
import { openPorts } from './open-ports.ts'
import { eraseLine } from './opening-line.ts'
import { startOf } from './start-of.ts'

/** The screens, or the lines in their place, over the user's own history; answers the exit code. */
export async function runScreens(
	process: NodeJS.Process,
	look: LookFor,
	face: Face,
): Promise<number> {
	const { env, stdin, stdout, stderr } = process
	const erase = face === 'lines' ? '' : eraseLine
	if (face === 'lines') stdout.write(openingWords)
	const loading = loadConfig(env)
	const opening = loading.then(({ config }) => openUnlocked(process, config, erase))
	const start = await startOf(face)
	const loaded = await loading
	const ports = await opening
	stdout.write(erase)
	if (!ports.ok) {
		const { faultText } = await import('../model/fault-text.ts')
		const { message, next } = faultText(ports.fault)
		stderr.write(`${message}\nnext: ${next}\n`)
		return ports.fault.code === 'cancelled' ? 130 : 1
	}
	try {
		const world = { ports: ports.value, demo: false, loaded, env }
		return await start({ ...world, stdin, stdout, look: look(loaded.config.theme) })
	} finally {
		await ports.value.history.close()
	}
}

const openingWords = 'tgtoken: opening the history.\n'

/**
 * A passphrase is asked for before the screens take the terminal; afterwards nobody could type it. Should
 * another window put the key under one meanwhile, the open history knows the key already.
 */
async function openUnlocked(
	process: NodeJS.Process,
	config: Config,
	erase: string,
): Promise<Outcome<Ports>> {
	const { env, stdin, stdout } = process
	let isOpen = false
	const readHidden = async (prompt: string) => {
		if (isOpen) return failed('passphrase-needed')
		stdout.write(erase)
		const { inputStream } = await import('./read-input.ts')
		const controller = new AbortController()
		const interrupt = () => controller.abort()
		process.once('SIGINT', interrupt)
		const typed = await inputStream(
			() => stdin,
			() => controller.signal,
		).readHidden(prompt)
		process.off('SIGINT', interrupt)
		return typed
	}
	const ports = await openPorts(env, config, readHidden, true)
	if (!ports.ok) return ports
	const { history } = ports.value
	const unlocked = history.status().keyPlace === 'passphrase' ? await history.unlock() : ports
	isOpen = true
	if (unlocked.ok) return ports
	await history.close()
	return unlocked
}
