/** A shell for which there is a completion script. */
export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell'

/**
 * The completion script of each shell. They know no command: they ask `tgtoken complete`, and leave
 * it to the shell to complete files where that has nothing to say. Whatever a candidate holds, it stays one
 * word: zsh and fish quote what they insert, bash and PowerShell do not and have it done here.
 *
 * PowerShell's follows its documentation (Register-ArgumentCompleter, CompletionResult, and CodeGeneration for
 * what ends a quoted string, which curly quotes do too); it has not been run, for want of one.
 */
export const completionScripts: Readonly<Record<Shell, string>> = {
	bash: `
_tgtoken() {
	local value
	COMPREPLY=()
	while IFS=$'\\t' read -r value _; do
		[[ $value =~ ^[[:alnum:]_.:/=-]+$ ]] || printf -v value %q "$value"
		COMPREPLY+=("$value")
	done < <(command tgtoken complete bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _tgtoken tgtoken
`,
	zsh: `
#compdef tgtoken
_tgtoken() {
	local value what
	local -a found
	while IFS=$'\\t' read -r value what; do
		found+=("\${value//:/\\\\:}:$what")
	done < <(command tgtoken complete zsh -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
	if (( \${#found} )); then
		_describe tgtoken found
	else
		_files
	fi
}
if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then
	_tgtoken "$@"
else
	compdef _tgtoken tgtoken
fi
`,
	fish: `
function __tgtoken_complete
	set -l before (commandline -opc)
	set -e before[1]
	set -l typed (commandline -ct)
	set -l found (command tgtoken complete fish -- $before "$typed" 2>/dev/null)
	if test (count $found) -gt 0
		printf '%s\\n' $found
	else
		__fish_complete_path "$typed"
	end
end
complete -c tgtoken -f -a '(__tgtoken_complete)'
`,
	powershell: `
Register-ArgumentCompleter -Native -CommandName tgtoken -ScriptBlock {
	param($typed, $ast, $cursor)
	$before = @($ast.CommandElements | Select-Object -Skip 1 |
		Where-Object { $_.Extent.EndOffset -lt $cursor } |
		ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.ToString() } })
	$typed = $typed.Trim("'", '"')
	tgtoken complete powershell -- @before "=$typed" 2>$null | ForEach-Object {
		$value, $what = $_ -split "\`t", 2
		$text = $value
		if ($value -notmatch '^[\\p{L}\\p{N}_.:/=-]+$') {
			$text = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value) + "'"
		}
		[System.Management.Automation.CompletionResult]::new(
			$text, $value, 'ParameterValue', $(if ($what) { $what } else { $value }))
	}
}
`,
}
