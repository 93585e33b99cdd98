// How fast tgtoken is, beside what it is compared with, in one run: `npm run bench`. Prints a table and writes it
// into docs/performance.md. `npm run bench -- --compare REV` measures this checkout beside another revision of it,
// and writes nothing; `--turns N` takes more or fewer of each figure.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startSimulator } from '../scripts/start-simulator.mjs'
import { builtRevision } from './built-revision.ts'
import { type Figures, median } from './figures.ts'
import { makeHistory } from './make-history.ts'
import { measureChanges } from './measure-changes.ts'
import { measureCommands, type Rival } from './measure-commands.ts'
import { measureInstall } from './measure-install.ts'
import { measureFrames, measureKeys } from './measure-keys.ts'
import { measureFzf, measurePeers, missingPeers } from './measure-peers.ts'
import { measureStart } from './measure-start.ts'
import { environment, hasPythonRequests, isInstalled, ours, root, type Subject } from './places.ts'
import { comparison, type Row, rowsOf, tableOf } from './rows.ts'

const sizes = [20, 10_000, 100_000]
const commands = {
	list: ['list'],
	inspect: ['inspect', 'bench'],
	token: ['token', 'bench'],
	issue: ['issue', 'bench', '--lifetime', '1h'],
}
const { values: options } = parseArgs({
	options: { compare: { type: 'string' }, turns: { type: 'string', default: '9' } },
})
const turns = Number(options.turns)
const startedAtMs = performance.now()
const folder = await mkdtemp(join(tmpdir(), 'tgtoken-bench-'))
const server = await startSimulator(ours.program)
try {
	const homes = new Map<number, string>()
	for (const tokens of sizes) {
		say(`making a history of ${tokens} tokens`)
		homes.set(tokens, join(folder, String(tokens)))
		await makeHistory(join(folder, String(tokens)), { tokens })
	}
	const ending = join(folder, 'ending')
	await makeHistory(ending, { tokens: 40, isEnding: true })
	const asking = join(folder, 'asking')
	await makeHistory(asking, {
		tokens: 20,
		restppPort: server.restppPort,
		gsqlPort: server.gsqlPort,
		secret: server.secrets.secret1,
	})
	const skipped: string[] = []
	const rivals = options.compare === undefined ? rivalsOf(server, asking, skipped) : []
	const before = options.compare && (await builtRevision(options.compare, join(folder, 'before')))
	const subjects: readonly Subject[] = before ? [before.subject, ours] : [ours]
	try {
		const small = homes.get(20) ?? ''
		say('starting it')
		const start = await measureStart(subjects, homes, turns * 2)
		say('pressing keys')
		const keys = await measureKeys(subjects, homes, Math.ceil(turns / 2))
		const frames = await measureFrames(subjects, small, ending, 6)
		say('giving commands')
		const given = Object.entries(commands).map(([name, words]) => ({
			name,
			words,
			// It adds a token each time: not to what the others read.
			home: name === 'issue' ? asking : small,
		}))
		const ran = await measureCommands(subjects, given, rivals, turns * 3)
		const bare = ran.get('node -e 0') ?? []
		ran.delete('node -e 0')
		const all: Figures = new Map([...start, ...keys, ...frames, ...ran])
		all.set('node -e 0, no terminal', bare)
		if (before) print(tableOf(comparison(all, before.subject.name, ours.name)))
		else {
			say('looking at others')
			const most = homes.get(100_000) ?? ''
			const lines = join(folder, 'lines')
			const listed = { env: environment(most), maxBuffer: 1e9 }
			writeFileSync(lines, execFileSync(ours.program, ['list'], listed))
			const peers = await measurePeers(asking, Math.ceil(turns / 2))
			for (const [key, taken] of await measureFzf(most, lines, Math.ceil(turns / 5))) {
				all.set(key, taken)
			}
			say('changing histories')
			const changed = new Map([...homes].filter(([tokens]) => tokens !== 10_000))
			for (const [key, taken] of await measureChanges(changed, folder, turns)) all.set(key, taken)
			say('installing it')
			const install = measureInstall(join(folder, 'fresh'))
			report(all, rivals, peers, install, skipped)
		}
	} finally {
		await (before || undefined)?.remove()
	}
} finally {
	server.stop()
	await rm(folder, { recursive: true, force: true })
}

function report(
	figures: Figures,
	rivals: readonly Rival[],
	peers: Figures,
	install: readonly Row[],
	skipped: readonly string[],
): void {
	const rows = rowsOf(figures, ours.name, sizes, Object.keys(commands))
	const bare = median(figures.get('node -e 0, no terminal') ?? [])
	const theirs = [...rivals.map(({ name }) => [name, figures.get(name) ?? []] as const), ...peers]
	const others = theirs.map(([what, taken]) => ({
		what,
		figure: `${median(taken).toFixed(1)} ms`,
		ratio: `${(median(taken) / bare).toFixed(2)}× bare Node`,
		goal: '',
	}))
	const seconds = Math.round((performance.now() - startedAtMs) / 1000)
	const [cpu] = cpus()
	const text = [
		`${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpu?.model.trim()}), ${process.platform} ${process.arch}, Node ${process.version}, \`npm run bench\`: ${turns} turns of each, more of what is short, ${seconds} s in all. Load at the end: ${loadavg()[0]?.toFixed(1)}, 1 or less of it our own.`,
		tableOf([...rows, ...install, ...others]),
		...(skipped.length > 0 ? [`Not installed, so not compared: ${skipped.join(', ')}.`] : []),
	].join('\n\n')
	print(text)
	const file = join(root, 'docs/performance.md')
	const document = readFileSync(file, 'utf8')
	const [head, rest = ''] = document.split('<!-- bench:start -->\n')
	const tail = rest.split('<!-- bench:end -->')[1] ?? '\n'
	writeFileSync(file, `${head}<!-- bench:start -->\n${text}\n<!-- bench:end -->${tail}`)
}

/** What does the same as a command of ours, as far as it is installed. */
function rivalsOf(
	server: { readonly restppPort: number; readonly secrets: { readonly secret1: string } },
	home: string,
	skipped: string[],
): readonly Rival[] {
	const url = `http://127.0.0.1:${server.restppPort}/requesttoken`
	const ask = JSON.stringify({ secret: server.secrets.secret1, lifetime: '3600' })
	const python = `import requests; requests.post('${url}', json=${ask}).json()`
	const history = join(home, 'tgtoken')
	const all = [
		['curl', 'curl: the same issue', ['curl', '-sf', '-d', ask, url], isInstalled('curl')],
		[
			'python3 with requests',
			'python3 with requests: the same issue',
			['python3', '-c', python],
			hasPythonRequests(),
		],
		['jq', 'jq: the same history', ['sh', '-c', `jq -c . ${history}/*.json`], isInstalled('jq')],
	] as const
	skipped.push(...all.flatMap(([program, , , isThere]) => (isThere ? [] : [program])))
	skipped.push(...missingPeers())
	return all.flatMap(([, name, words, isThere]) => (isThere ? [{ name, words }] : []))
}

function say(text: string): void {
	process.stderr.write(`${text} …\n`)
}

function print(text: string): void {
	process.stdout.write(`${text}\n`)
}
