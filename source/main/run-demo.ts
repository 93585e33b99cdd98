import { demoClock } from './demo-clock.ts'
import { demoWorld } from './demo-world.ts'
import type { Face } from './face.ts'
import { loadConfig } from './load-config.ts'
import type { LookFor } from './look.ts'
import { startOf } from './start-of.ts'

/**
 * The demo: three simulated servers and a history that lives only as long as it does. With a
 * terminal it is the screens or the lines in their place, without one a story in plain lines. Answers the exit code.
 */
export async function runDemo(
	process: NodeJS.Process,
	look: LookFor,
	face: Face | undefined,
): Promise<number> {
	const { stdin, stdout, env } = process
	const making = demoWorld(demoClock(env))
	// Loaded while the servers start.
	const start = face && (await startOf(face))
	const loaded = await loadConfig(env)
	const demo = await making
	try {
		if (start) {
			const world = { ports: demo.ports, demo: true, loaded, env }
			return await start({ ...world, stdin, stdout, look: look(loaded.config.theme) })
		}
		const { playStory } = await import('./play-story.ts')
		return await playStory(demo.ports, (line) => stdout.write(`${line}\n`))
	} finally {
		await demo.close()
	}
}
