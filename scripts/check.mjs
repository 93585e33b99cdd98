// Everything `npm test` checks. Each check runs whatever became of the others; a failed one shows all it has to
// say. The last line, `N passed, N failed, N skipped`, counts every test, and every other check as one.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './stamps.mjs'

// The Node that the lockfile pins, even when this was started by another one.
const path = join(root, 'node_modules/.bin') + delimiter + process.env.PATH
const counts = { passed: 0, failed: 0, skipped: [] }

const quick = [
	['types', ['tsc', '--pretty', 'false']],
	['lint and format', ['biome', 'ci', '--colors=off', '--error-on-warnings', '.']],
	['generated documents', ['node', 'scripts/docs.mjs', '--check']],
]
const running = quick.map(async ([name, command]) => ({ name, ...(await run(command, 'pipe')) }))
for (const finished of running) {
	const { name, isOk, output } = await finished
	process.stdout.write(isOk ? `${name}: ok\n` : `${name}: FAILED\n${output}\n`)
	if (isOk) counts.passed++
	else counts.failed++
}
await runTests()

if (counts.skipped.length > 0) process.stdout.write(`\nSkipped:\n${bulleted(counts.skipped)}\n`)
process.stdout.write(
	`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped\n`,
)
process.exitCode = counts.failed > 0 ? 1 : 0

/** Runs all tests, their report on our stdout, and adds them to the counts. */
async function runTests() {
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-check-'))
	const file = join(folder, 'counts.json')
	const reporters = ['--reporter=dot', '--reporter=./scripts/count-reporter.mjs']
	const { isOk } = await run(['vitest', 'run', ...reporters], 'inherit', {
		TGTOKEN_TEST_COUNTS: file,
		...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
	})
	try {
		const tests = JSON.parse(readFileSync(file, 'utf8'))
		counts.passed += tests.passed
		counts.failed += tests.failed
		counts.skipped.push(...tests.skipped)
		if (!isOk && tests.failed === 0) throw new Error('vitest failed, though no test did')
	} catch (error) {
		process.stdout.write(`tests: FAILED, the run did not end as it should: ${error.message}\n`)
		counts.failed++
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

/** Runs one command to its end; never rejects. `output` is all it said, when `stdio` is 'pipe'. */
function run([program, ...args], stdio, env = {}) {
	return new Promise((resolve) => {
		let output = ''
		const child = spawn(program, args, {
			cwd: root,
			env: { ...process.env, PATH: path, ...env },
			stdio: ['ignore', stdio, stdio],
		})
		child.stdout?.on('data', (data) => {
			output += data
		})
		child.stderr?.on('data', (data) => {
			output += data
		})
		child.on('error', (error) => resolve({ isOk: false, output: `${program}: ${error.message}` }))
		child.on('close', (code) => resolve({ isOk: code === 0, output: output.trimEnd() }))
	})
}

function bulleted(lines) {
	return lines.map((line) => `- ${line}`).join('\n')
}
