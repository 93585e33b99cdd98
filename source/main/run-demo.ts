import { demoWorld } from './demo-world.ts'

/**
 * The demo: three simulated servers and a history that lives only as long as it does. With a
 * terminal it is the screens, without one a story in plain lines. Answers the exit code.
 */
export async function runDemo(process: NodeJS.Process): Promise<number> {
	const { stdin, stdout, env } = process
	const demo = await demoWorld()
	try {
		if (stdin.isTTY && stdout.isTTY) {
			const { startScreens } = await import('./start-screens.tsx')
			return await startScreens({ ports: demo.ports, demo: true, env, stdin, stdout })
		}
		const { playStory } = await import('./play-story.ts')
		return await playStory(demo.ports, (line) => stdout.write(`${line}\n`))
	} finally {
		await demo.close()
	}
}
