import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadCommands } from '../../source/cli/commands.ts'
import { candidatesFor } from '../../source/cli/completion/completion-candidates.ts'
import { completionScripts, type Shell } from '../../source/cli/completion/completion-scripts.ts'
import { type CliWorld, cliWorlds, expectDone, program } from './cli-world.ts'
import { isInstalled } from './is-installed.ts'
import { seeded } from './seeded.ts'

const world = cliWorlds()

const commands = await loadCommands()
const wanted = (...words: string[]) => candidatesFor(commands, words)
const words = (...line: string[]) => {
	const found = wanted(...line)
	if (found.kind !== 'words') return found.kind
	return found.candidates.map(([value]) => value).filter((value) => value.startsWith(found.typed))
}

describe('what a word could become', () => {
	it.each([
		[['iss'], ['issue']],
		[['conn'], ['connections']],
		[['connections', 'ed'], ['edit']],
		[['help', 'che'], ['check']],
		[['help', 'connections', 'te'], ['test']],
		[['issue', ''], 'connection'],
		[['inspect', 'lab', ''], 'token'],
		[['delete', 'lab', 't1', ''], 'token'],
		[['label', 'lab', 't1', ''], []],
		[['issue', 'lab', '--li'], ['--lifetime']],
		[['issue', 'lab', '--lifetime', '3'], []],
		[['issue', '--lifetime', '3d', ''], 'connection'],
		[['env', 'lab', '--shell', 'f'], ['fish']],
		[['env', 'lab', '--shell=p'], ['powershell']],
		[['inspect', '--connection=', ''], 'connection'],
		[['completion', 'z'], ['zsh']],
		[['exec', 'lab', '--', 'l'], []],
		[['nonsense', ''], []],
	])('after %j is %j', (line, candidates) => {
		expect(words(...line)).toEqual(candidates)
	})

	it('is no option twice', () => {
		expect(words('issue', '--show', '--s')).toEqual([])
	})
})

/** A folder with the program's name on the PATH and a history with two connections and a token. */
async function completing(shell: Shell, it: CliWorld) {
	const folder = mkdtempSync(join(tmpdir(), 'tgtoken-complete-'))
	onTestFinished(() => rmSync(folder, { recursive: true }))
	const [id = ''] = await seeded(it, 'loader')
	expectDone(await it.run(['connections', 'add', 'lager', ...it.address]))
	const script = join(folder, 'script')
	writeFileSync(script, completionScripts[shell])
	const env = { ...it.env, PATH: `${dirname(program)}:${it.env.PATH}` }
	return { script, id, env }
}

describe('in a real shell', () => {
	it('bash completes commands, names, ids and values behind =', async ({ skip }) => {
		skip(!isInstalled('bash'), 'bash is not installed')
		const { script, id, env } = await completing('bash', await world())
		const ask = (...line: string[]) => {
			const quoted = line.map((word) => `'${word}'`).join(' ')
			return `COMP_WORDS=(${quoted}); COMP_CWORD=${line.length - 1}; _tgtoken; echo "\${COMPREPLY[*]}"`
		}
		const asked = [
			ask('tgtoken', 'iss'),
			ask('tgtoken', 'issue', 'la'),
			ask('tgtoken', 'inspect', 'lab', ''),
			ask('tgtoken', 'env', 'lab', '--shell', '=', 'f'),
			ask('tgtoken', 'env', 'lab', '--shell', '='),
			'complete -p tgtoken',
		]
		const ran = spawnSync('bash', ['-c', `. ${script}\n${asked.join('\n')}`], {
			env,
			encoding: 'utf8',
		})
		expect([ran.stdout.trimEnd().split('\n'), ran.stderr]).toEqual([
			[
				'issue',
				'lab lager',
				id,
				'fish',
				'sh fish powershell',
				'complete -o bashdefault -o default -F _tgtoken tgtoken',
			],
			'',
		])
	})

	it('fish completes commands, names with their servers, ids, and files elsewhere', async ({
		skip,
	}) => {
		skip(!isInstalled('fish'), 'fish is not installed')
		const { script, id, env } = await completing('fish', await world())
		const lines = ['iss', 'issue la', 'inspect lab ', 'env lab --shell=f', `exec lab -- ${script}`]
		const asked = lines.map((line) => `complete -C 'tgtoken ${line}'; echo ·`)
		const ran = spawnSync('fish', ['--no-config', '-c', `. ${script}; ${asked.join('; ')}`], {
			env,
			encoding: 'utf8',
		})
		const [issue, names, ids, value, file] = ran.stdout.split('·\n')
		expect(ran.stderr).toBe('')
		expect(issue).toBe('issue\tIssue a new token\n')
		expect(names).toBe('lab\thttp://127.0.0.1\nlager\thttp://127.0.0.1\n')
		expect(ids).toMatch(new RegExp(`^${id}\tlive \\S+ loader 29d \\d+h\n$`))
		expect(value).toMatch(/^--shell=fish\t/)
		expect(file).toContain(script)
	})

	it('zsh completes at the Tab key', async ({ skip }) => {
		skip(!isInstalled('zsh'), 'zsh is not installed')
		const { script, id, env } = await completing('zsh', await world())
		const terminal = spawn('zsh', ['-f', '-i'], { env: { ...env, PS1: '> ' }, cols: 200, rows: 40 })
		const ended = new Promise((resolve) => terminal.onExit(resolve))
		const steps: [seen: RegExp, typed: string][] = [
			[/> $/, `autoload -U compinit; compinit -D; . ${script}; echo re''ady\r`],
			[/ready[\s\S]*> $/, 'echo tgtoken-; tgtoken iss\t'],
			[/tgtoken issue $/, '\u0015tgtoken inspect lab \t'],
			[new RegExp(`inspect lab ${id} $`), '\u0015tgtoken env lab --shell=pow\t'],
			[/--shell=powershell $/, '\u0015exit\r'],
		]
		let screen = ''
		terminal.onData((text) => {
			screen += text.replace(/\u001b\[[0-9;?]*[A-Za-z]|\u001b[=>]|\r/g, '')
			const [seen, typed] = steps[0] ?? []
			if (seen === undefined || typed === undefined || !seen.test(screen)) return
			steps.shift()
			screen = ''
			terminal.write(typed)
		})
		await ended
		expect(steps).toEqual([])
	})

	it('has PowerShell’s last word told from an empty one', async () => {
		const it = await world()
		const [id] = await seeded(it, 'loader')
		const ask = async (...line: string[]) =>
			expectDone(await it.run(['complete', 'powershell', '--', ...line])).stdout.split('\t')[0]
		expect(await ask('inspect', 'lab', '=')).toBe(id)
		expect(await ask('inspect', '=la')).toBe('lab')
		expect(await ask('env', 'lab', '=--shell=po')).toBe('--shell=powershell')
	})

	it('is told which shells there are', async () => {
		const { run } = await world()
		for (const shell of Object.keys(completionScripts)) {
			expect(expectDone(await run(['completion', shell])).stdout).toContain('tgtoken complete')
		}
		const other = await run(['completion', 'tcsh'])
		expect([other.code, other.stdout]).toEqual([2, ''])
	})
})

/** What no name of ours may hold, and what would break out of a command line. */
const hostile = [
	'a b',
	"a'b",
	'a"b',
	'a`id`',
	'a$(id)',
	'a;id',
	'a&id',
	'a‘b’',
	'a|b',
	'a>b',
	'$HOME',
]

describe('a candidate that holds what shells read', () => {
	it('stays one word in bash', ({ skip }) => {
		skip(!isInstalled('bash'), 'bash is not installed')
		const folder = mkdtempSync(join(tmpdir(), 'tgtoken-complete-'))
		onTestFinished(() => rmSync(folder, { recursive: true }))
		writeFileSync(join(folder, 'script'), completionScripts.bash)
		const lines = [...hostile, 'plain-1.x'].map((each) => `${each}\twhat it is\n`).join('')
		writeFileSync(join(folder, 'lines'), lines)
		writeFileSync(join(folder, 'tgtoken'), `#!/bin/sh\ncat ${folder}/lines\n`, { mode: 0o755 })
		// Each is typed back as it would stand in the command line, and read by the shell.
		const script = `. ${folder}/script
			COMP_WORDS=(tgtoken issue ''); COMP_CWORD=2; _tgtoken
			for word in "\${COMPREPLY[@]}"; do eval "printf '%s\\n' $word"; done
			echo "\${COMPREPLY[-1]}"`
		const env = { ...process.env, HOME: '/nowhere', PATH: `${folder}:${process.env.PATH}` }
		const ran = spawnSync('bash', ['-c', script], { env, encoding: 'utf8' })
		expect([ran.stdout.trimEnd().split('\n'), ran.stderr]).toEqual([
			[...hostile, 'plain-1.x', 'plain-1.x'],
			'',
		])
	})

	it('is quoted for PowerShell, and only then', () => {
		const [, plain = ''] = /-notmatch '(.+)'/.exec(completionScripts.powershell) ?? []
		const needsNone = new RegExp(plain, 'u')
		for (const each of hostile) expect([each, needsNone.test(each)]).toEqual([each, false])
		for (const each of ['lab', 'prod-eu', 'größe_2.x', 't3f9a', '--shell=fish']) {
			expect([each, needsNone.test(each)]).toEqual([each, true])
		}
	})
})
