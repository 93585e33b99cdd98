import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadCommand } from '../../source/cli/commands.ts'
import { findCommand } from '../../source/cli/find-command.ts'
import { parseInvocation } from '../../source/cli/parse-invocation.ts'
import { startSimulator } from '../../source/sim/start-simulator.ts'
import { needed } from '../needed.ts'
import { value } from '../rest/outcomes.ts'
import { figure, rounds } from '../rounds.ts'
import { program, runProgram } from './cli-world.ts'
import { helpExamples, readmeExamples, readmeMentions } from './examples.ts'
import { isInstalled } from './is-installed.ts'

/** What an example ends with where that is not 0. */
const endings: readonly (readonly [
	which: RegExp,
	code: number | readonly number[],
	why: string,
])[] = [
	[/^tgtoken check\b.*--plugin-exit/, 1, 'a token is about to end'],
	[/^tgtoken check prod-eu\b/, 0, 'none of this connection is'],
	[/^tgtoken check\b/, 4, 'a token is about to end, and pipefail is set'],
	[/^tgtoken delete prod-eu ID$/, 2, 'it asks, and here is no terminal'],
	[/^tgtoken connections remove lab$/, 2, 'it asks'],
	[/^tgtoken secrets drop prod-eu loader$/, 2, 'it asks'],
	[/^tgtoken key passphrase$/, 2, 'it asks for the passphrase'],
	[/^tgtoken history export .*--sealed/, 2, 'it asks for the passphrase'],
	[/^tgtoken history import backup.tgtoken/, 2, 'it asks for the passphrase'],
	[/^tgtoken key keyring$/, [0, 1], 'a machine may have no keyring'],
]

/** What an example names and not every machine has, as small as it can be. */
const programs: Readonly<Record<string, string>> = {
	pass: 'case "$1 $2" in "show tg/loader") cat token ;; show*) echo tigergraph ;; *) grep -q . ;; esac',
	pbpaste: 'cat token',
	sponge: 'cat > "$1"',
	python3: 'test -n "$TG_API_TOKEN" && test "$1" = load.py',
	// A header file on stdin, and nothing of the token among the arguments.
	curl: 'grep -qx "Authorization: Bearer [a-z0-9]\\{32\\}" && test "$1 $2" = "-H @-"',
}

/** A home with connections and tokens as the examples name them, beside two servers. */
async function exampleWorld() {
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-examples-'))
	const three = await startSimulator({ protocol: '3.9' })
	const four = await startSimulator({ protocol: '4.1' })
	onTestFinished(async () => {
		await Promise.all([three.close(), four.close()])
		rmSync(folder, { recursive: true, force: true })
	})
	const prepared = join(folder, 'prepared')
	const base = { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, TGTOKEN_HOME: prepared }
	const run = async (line: string, input = '') => {
		const ran = await runProgram(line.split(' '), base, input)
		if (ran.code !== 0) throw new Error(`${line}: ${ran.stderr}`)
		return ran.stdout.trim()
	}
	for (const [name, server] of [
		['prod-eu', three],
		['lab', three],
		['savanna', four],
	] as const) {
		const ports = `--restpp-port=${server.restppPort} --gsql-port=${server.gsqlPort}`
		const login = '--user=tigergraph --password-env=PASSWORD --secret-stdin'
		Object.assign(base, { PASSWORD: 'tigergraph' })
		const add = `connections add ${name} --url=http://127.0.0.1 --graph=tests ${ports} ${login}`
		await run(add, server.secrets.secret1)
	}
	const id = await run('issue prod-eu --label=loader --quiet')
	const [{ token = '' } = {}] = three.tokens()
	for (const name of ['prod-eu', 'savanna']) await run(`issue ${name} --label=day --quiet`)
	await run('import lab --token-stdin --label=notebook --expires=30d', three.mint().token)
	await run('import lab --token-stdin --label=soon --expires=2h --current', three.mint().token)
	const past = 'import lab --token-stdin --expires=2020-01-01T00:00:00Z'
	await run(past, three.mint({ dropped: true }).token)
	const files = {
		secret: three.secrets.secret1 ?? '',
		'new-secret': three.secrets.secret2 ?? '',
		token,
		'.env': 'TG_HOST=http://127.0.0.1\nTG_SECRET=abc\n',
		'nightly.sh': '#!/bin/sh\ntest -n "$TG_API_TOKEN"\n',
		'history.json': await run('history export'),
		'backup.tgtoken': await run('history export --sealed --passphrase-env=PASSWORD'),
		...Object.fromEntries(
			Object.entries(programs).map(([name, text]) => [`bin/${name}`, `#!/bin/sh\n${text}\n`]),
		),
	}
	const lay = (into: string, line: string) => {
		mkdirSync(join(into, 'bin'), { recursive: true })
		for (const [name, text] of Object.entries(files)) {
			writeFileSync(join(into, name), text, { mode: 0o755 })
		}
		const settings = line.includes('TGTOKEN_CONFIG')
			? '{"theme":"dark"}'
			: '{"host":"http://127.0.0.1"}'
		writeFileSync(join(into, 'config.json'), settings)
		// A new file is written, and none replaced.
		if (line.includes('--to ')) for (const name of exported) rmSync(join(into, name))
		if (!line.includes('connections add'))
			cpSync(prepared, join(into, 'home'), { recursive: true, mode: 0 })
	}
	return { folder, three, run, id, lay }
}

const exported = ['history.json', 'backup.tgtoken'] as const

/** Runs a line in bash; what runs until it is told to end is told so once it is at work. */
async function inBash(line: string, cwd: string) {
	const env = {
		...process.env,
		HOME: cwd,
		// Node's compiled form of the program is made once.
		XDG_CACHE_HOME: dirname(cwd),
		TGTOKEN_HOME: join(cwd, 'home'),
		TG_HOST: 'http://127.0.0.1',
		SHELL: '/bin/bash',
		PATH: [join(cwd, 'bin'), dirname(program), process.env.PATH].join(delimiter),
	}
	const isEndless = line.startsWith('tgtoken watch')
	const script = `set -o pipefail\n${isEndless ? 'exec ' : ''}${line}\n`
	const child = spawn('bash', ['-c', script], { cwd, env })
	let said = ''
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			said += text
			if (isEndless && said.includes('Watching')) child.kill('SIGTERM')
		})
	}
	child.stdin.end(line.includes('--secret-stdin') ? 'a-secret\n' : '')
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
	return { code, said }
}

describe('every example', () => {
	needed(isInstalled('bash') && isInstalled('jq'), 'bash and jq are needed')

	it('of the help and the readme does, literally, what it says', async () => {
		const { folder, three, run, id, lay } = await exampleWorld()
		const lines = [...new Set([...readmeExamples(), ...helpExamples(rounds(1, Infinity))])]
		expect(lines.length).toBeGreaterThan(rounds(40, 70))
		// What takes tokens away comes last: the server is one and the same for all.
		const isLast = (line: string) => /^tgtoken (?:rotate|delete)/.test(line)
		const sorted = [...lines.filter((line) => !isLast(line)), ...lines.filter(isLast)]
		const wrong: unknown[] = []
		for (const [index, example] of sorted.entries()) {
			// The one thing that cannot be literal: ids are drawn.
			const line = example.replace(/\b3f9a\b/, id.slice(0, 9))
			const cwd = join(folder, String(index))
			lay(cwd, line)
			if (line.includes('secrets create')) three.dropSecret('loader')
			if (line.includes('secrets drop')) {
				three.dropSecret('loader')
				await run('secrets create prod-eu loader --quiet')
			}
			const named = line.replace(id.slice(0, 9), 'ID').replace(/\s+#.*$/, '')
			const [, code = 0] = endings.find(([which]) => which.test(named)) ?? []
			const ran = await inBash(line.replace('| source', '>/dev/null'), cwd)
			if (![code].flat().includes(ran.code ?? -1)) wrong.push({ example, wanted: code, ...ran })
		}
		expect(wrong).toEqual([])
		figure('examples of the help and the readme, run literally', { examples: lines.length })
	}, 300_000)
})

describe('every call', () => {
	it('that the readme’s sentences name is one there is', async () => {
		const calls = readmeMentions()
		expect(calls.length).toBeGreaterThan(5)
		for (const call of calls) {
			const args = call.split(' ').slice(1)
			if (/^(?:simulate|--)/.test(args[0] ?? '')) continue
			const found = value(findCommand(args))
			if (found.kind !== 'command') continue
			const command = await loadCommand(found.name)
			if (command.words.some(({ isOptional }) => !isOptional)) continue
			value(parseInvocation(command, found.rest))
		}
	})
})
