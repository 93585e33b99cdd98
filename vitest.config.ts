import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Whatever the terminal or the CI machine says about itself must not change what a test sees. These are set
// here, in the process that starts the workers, so that they hold before the first import of any test.
const isOfTheMachine =
	/^(?:TG_|TGTOKEN_(?!TEST_)|XDG_|SSH_)|^(?:NO_COLOR|CI|CONTINUOUS_INTEGRATION|TMUX|STY)$/
for (const name of Object.keys(process.env)) {
	if (isOfTheMachine.test(name)) delete process.env[name]
}
process.env.FORCE_COLOR = '0'
process.env.TZ = 'UTC'
// The testing library's terminal has no rows; Ink would then start other programs, twice a frame, to ask for them.
process.env.COLUMNS = '80'
process.env.LINES = '24'

/**
 * Files that start processes come first: what it takes to start one grows with the memory of who starts it, and
 * some of the others read files and replies of 50 MB.
 */
class ProcessesFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]) {
		const sorted = await super.sort(files)
		const starts = ({ moduleId }: TestSpecification) =>
			/[/]test[/](?:built|cli|pty|scripts)[/]/.test(moduleId)
		return [...sorted.filter(starts), ...sorted.filter((file) => !starts(file))]
	}
}

/** The client as it is built: what stands in there for modules and classes of Node's is to do all that those do. */
const asBuilt = {
	find: /^.*[/]source[/]rest[/]create-api[.]ts$/,
	replacement: fileURLToPath(new URL('dist/client.cjs', import.meta.url)),
}

/** The tests that ask servers. */
const asking =
	'test/rest/{any-reply,bad-input,contract,discover,node-fetch,proxy,secrets,tls}.test.ts'

export default defineConfig({
	test: {
		projects: [
			{ extends: true, test: { name: 'all', include: ['test/**/*.test.{ts,tsx}'] } },
			{
				extends: true,
				resolve: { alias: [asBuilt] },
				test: { name: 'the client as built', include: [asking] },
			},
		],
		globalSetup: 'test/own-home.ts',
		// Processes, not threads: tests set umasks and working folders, which belong to a process.
		pool: 'forks',
		maxWorkers: 2,
		// Starting a process and loading the same modules for each of some 150 files is a third of the whole
		// run; no test leaves anything behind in a module, and what a file starts it ends.
		isolate: false,
		sequence: { sequencer: ProcessesFirst },
		// For what hangs, not for a machine that is busy.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		allowOnly: false,
		silent: 'passed-only',
	},
})
