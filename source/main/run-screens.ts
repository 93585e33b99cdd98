import { openPorts } from './open-ports.ts'

/** The screens over the user's own history; answers the exit code. */
export async function runScreens(process: NodeJS.Process): Promise<number> {
	const { env, stdin, stdout, stderr } = process
	const opening = openPorts(env)
	const { startScreens } = await import('./start-screens.tsx')
	const ports = await opening
	if (!ports.ok) {
		const { faultText } = await import('../model/fault-text.ts')
		const { message, next } = faultText(ports.fault)
		stderr.write(`${message}\nnext: ${next}\n`)
		return 1
	}
	try {
		return await startScreens({ ports: ports.value, demo: false, env, stdin, stdout })
	} finally {
		await ports.value.history.close()
	}
}
