import { demoClock } from './demo-clock.ts'
import { demoWorld } from './demo-world.ts'
import { canDraw, type Look } from './look.ts'

/**
 * The demo: three simulated servers and a history that lives only as long as it does. With a
 * terminal it is the screens, without one a story in plain lines. Answers the exit code.
 */
export async function runDemo(process: NodeJS.Process, look: Look): Promise<number> {
	const { stdin, stdout, env } = process
	const making = demoWorld(demoClock(env))
	// Loaded while the servers start.
	const screens = canDraw(process) ? await import('./start-screens.tsx') : undefined
	const demo = await making
	try {
		if (screens) {
			return await screens.startScreens({ ports: demo.ports, demo: true, env, stdin, stdout, look })
		}
		const { playStory } = await import('./play-story.ts')
		return await playStory(demo.ports, (line) => stdout.write(`${line}\n`))
	} finally {
		await demo.close()
	}
}
