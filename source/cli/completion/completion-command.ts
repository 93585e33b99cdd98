import { ok } from '../../model/fault.ts'
import type { Command } from '../command.ts'
import { wrong } from '../parse-invocation.ts'
import { completionScripts, type Shell } from './completion-scripts.ts'

const shells = Object.keys(completionScripts)

/** `tgtoken completion SHELL`: the script with which a shell completes our command lines. */
export const completionCommand: Command = {
	name: 'completion',
	summary: 'Print the script with which a shell completes commands, names and ids',
	words: [{ name: 'SHELL', what: shells.join(', '), values: shells }],
	options: {},
	notes: [
		'bash: eval "$(tgtoken completion bash)" in ~/.bashrc. zsh: the same with zsh in ~/.zshrc, after\ncompinit. fish: tgtoken completion fish > ~/.config/fish/completions/tgtoken.fish. PowerShell:\ntgtoken completion powershell | Out-String | Invoke-Expression in $PROFILE.',
	],
	examples: ['tgtoken completion bash', 'tgtoken completion fish'],
	async run(_context, { words }) {
		const [shell = ''] = words
		if (!Object.hasOwn(completionScripts, shell)) {
			return wrong(completionCommand, `SHELL is one of ${shells.join(', ')}.`)
		}
		const script = completionScripts[shell as Shell].trim()
		return ok({ json: { shell, script }, text: () => script })
	},
}
