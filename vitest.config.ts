import { defineConfig } from 'vitest/config'

// Whatever the terminal or the CI machine says about itself must not change what a test sees. These are set
// here, in the process that starts the workers, so that they hold before the first import of any test.
const isOfTheMachine =
	/^(?:TG_|TGTOKEN_(?!TEST_)|XDG_|SSH_)|^(?:NO_COLOR|CI|CONTINUOUS_INTEGRATION|TMUX|STY)$/
for (const name of Object.keys(process.env)) {
	if (isOfTheMachine.test(name)) delete process.env[name]
}
process.env.FORCE_COLOR = '0'
process.env.TZ = 'UTC'

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		globalSetup: 'test/own-home.ts',
		// Processes, not threads: tests set umasks and working folders, which belong to a process.
		pool: 'forks',
		maxWorkers: 2,
		// Starting a process and loading the same modules for each of some 150 files is a third of the whole
		// run; no test leaves anything behind in a module, and what a file starts it ends.
		isolate: false,
		testTimeout: 20_000,
		hookTimeout: 20_000,
		allowOnly: false,
		silent: 'passed-only',
	},
})
