import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { shellLines } from '../../source/cli/programs/shell-lines.ts'
import { isInstalled } from './is-installed.ts'

const values = {
	PLAIN: 'http://127.0.0.1:9000',
	QUOTES: `it's "quoted" \`twice\``,
	DOLLARS: '$HOME $(id) $x',
	SLASHES: "\\ \\\\ \\n \\' end\\",
	LINES: 'one\ntwo',
	SIGNS: '; & | > < * ? ! # ~',
}

describe('lines for a shell', () => {
	it.for(['sh', 'fish'] as const)('%s reads as they were meant', (shell, { skip }) => {
		skip(!isInstalled(shell), `${shell} is not installed`)
		const script = [...shellLines(shell, { ...values, GONE: undefined }), 'env -0'].join('\n')
		const ran = spawnSync(shell, ['-c', script], {
			encoding: 'utf8',
			env: { PATH: process.env.PATH, GONE: 'there' },
		})
		const seen = new Map(
			ran.stdout.split('\0').map((line) => line.split(/=(.*)/s) as [string, string]),
		)
		for (const [name, value] of Object.entries(values)) expect(seen.get(name)).toBe(value)
		expect(seen.has('GONE')).toBe(false)
	})

	it('for PowerShell are single-quoted, quotes doubled', () => {
		// Curly quotes end a string there too.
		const value = "it's $x ‘a’ ‚b‛"
		expect(shellLines('powershell', { A: value, B: undefined })).toEqual([
			"$env:A = 'it''s $x ‘‘a’’ ‚‚b‛‛'",
			'Remove-Item Env:B -ErrorAction SilentlyContinue',
		])
	})
})
