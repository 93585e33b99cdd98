import { defineConfig } from 'vitest/config'

// Whatever the terminal or the CI machine says about itself must not change what a test sees. These are set
// here, in the process that starts the workers, so that they hold before the first import of any test.
for (const name of Object.keys(process.env)) {
	if (/^(TG|TGTOKEN|XDG)_|^(NO_COLOR|CI|CONTINUOUS_INTEGRATION|TMUX|STY|SSH_.*)$/.test(name)) {
		if (name !== 'TGTOKEN_TEST_COUNTS') delete process.env[name]
	}
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
		testTimeout: 20_000,
		hookTimeout: 20_000,
		allowOnly: false,
		silent: 'passed-only',
	},
})
