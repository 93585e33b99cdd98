import { writeFileSync } from 'node:fs'

/**
 * A vitest reporter that writes the counts of a finished run, and the skipped tests with their reasons, as JSON
 * into the file named by TGTOKEN_TEST_COUNTS. What fails outside a test (a file that does not load, a hook, an
 * error nobody caught) counts as one failure each.
 */
export default class CountReporter {
	onTestRunEnd(modules, unhandledErrors) {
		const counts = { passed: 0, failed: unhandledErrors.length, skipped: [] }
		for (const file of modules) {
			if (file.errors().length > 0) counts.failed++
			for (const suite of file.children.allSuites()) {
				if (suite.errors().length > 0) counts.failed++
			}
			for (const test of file.children.allTests()) {
				const result = test.result()
				if (result.state === 'passed') counts.passed++
				else if (result.state === 'skipped') counts.skipped.push(described(file, test, result))
				else counts.failed++
			}
		}
		writeFileSync(process.env.TGTOKEN_TEST_COUNTS, JSON.stringify(counts))
	}
}

function described(file, test, { note }) {
	return `${file.relativeModuleId} > ${test.fullName}: ${note ?? 'no reason given'}`
}
