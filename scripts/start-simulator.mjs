import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Runs `tgtoken simulate` of a built program; resolves with what it says of itself once it listens, and how to end it. */
export async function startSimulator(program, env = process.env) {
	const child = spawn(program, ['simulate', '--protocol', '3.9'], {
		env,
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	for await (const line of createInterface(child.stdout)) {
		return { ...JSON.parse(line), stop: () => void child.kill() }
	}
	throw new Error('the simulated server said nothing')
}
