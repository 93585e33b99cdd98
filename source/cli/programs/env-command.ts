import { ok } from '../../model/fault.ts'
import { programEnvironment } from '../../work/program-environment.ts'
import { withGraphOf } from '../../work/snippet-subject.ts'
import type { Command } from '../command.ts'
import { wrong } from '../parse-invocation.ts'
import { nameWord } from '../words.ts'
import { programToken, programTokenNote, programTokenOptions } from './program-token.ts'
import { type EnvShell, envShells, shellLines } from './shell-lines.ts'

/** `tgtoken env NAME`: the variables with a valid token, as lines for a shell. */
export const envCommand: Command = {
	name: 'env',
	summary: 'Print TG_HOST, TG_API_TOKEN … as lines for a shell to evaluate',
	words: [nameWord],
	options: {
		...programTokenOptions,
		shell: {
			value: envShells.join('|'),
			what: 'who is to read them (sh: bash, zsh too); found from SHELL if left out',
			variable: 'TGTOKEN_SHELL',
			values: envShells,
		},
	},
	notes: [
		programTokenNote,
		'Every program started from that shell sees the token then; tgtoken exec gives it to one alone.',
	],
	examples: ['eval "$(tgtoken env prod-eu)"', 'tgtoken env prod-eu --shell fish | source'],
	async run(context, invocation) {
		const shell = speechOf(invocation.texts.shell ?? shellOf(context.env))
		if (!isShell(shell)) {
			return wrong(envCommand, `--shell is one of ${envShells.join(', ')}.`)
		}
		const found = await programToken(context, envCommand, invocation)
		if (!found.ok) return found
		const { ports, connection, token, value } = found.value
		const environment = programEnvironment(
			ports.history.view(),
			withGraphOf(connection, token),
			value,
		)
		// What is left over from another connection would be taken for this one's.
		const gone = {
			TG_GRAPHNAME: undefined,
			TG_CERT_PATH: undefined,
			TG_TOKEN: undefined,
			TG_JWT_TOKEN: undefined,
		}
		return ok({
			json: { environment },
			text: () => shellLines(shell, { ...gone, ...environment }).join('\n'),
		})
	},
}

/** What bash, zsh and the like read are sh's lines; pwsh is PowerShell's own name. */
function speechOf(shell: string): string {
	if (/^(?:ba|z|da|k)sh$/.test(shell)) return 'sh'
	return shell === 'pwsh' ? 'powershell' : shell
}

function isShell(text: string): text is EnvShell {
	return (envShells as readonly string[]).includes(text)
}

function shellOf({ SHELL }: Readonly<Record<string, string | undefined>>): EnvShell {
	if (SHELL === undefined) return process.platform === 'win32' ? 'powershell' : 'sh'
	return /fish$/.test(SHELL) ? 'fish' : /pwsh$/.test(SHELL) ? 'powershell' : 'sh'
}
