/** The shells that `env` and `completion` speak. */
export const envShells = ['sh', 'fish', 'powershell'] as const

/** A shell that `env` speaks. */
export type EnvShell = (typeof envShells)[number]

/**
 * Lines that set variables in a shell, or take them away where the value is undefined. Every value
 * is quoted, whatever it holds.
 */
export function shellLines(
	shell: EnvShell,
	variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
	const { set, unset } = speech[shell]
	return Object.entries(variables).map(([name, value]) =>
		value === undefined ? unset(name) : set(name, value),
	)
}

type Speech = {
	readonly set: (name: string, value: string) => string
	readonly unset: (name: string) => string
}

/** PowerShell takes the curly ones for the plain one, at a string's end too. */
const powershellQuotes = /['\u2018-\u201b]/g

const speech: Readonly<Record<EnvShell, Speech>> = {
	sh: {
		set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
		unset: (name) => `unset ${name}`,
	},
	fish: {
		set: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}'`,
		unset: (name) => `set -e ${name}`,
	},
	powershell: {
		set: (name, value) => `$env:${name} = '${value.replace(powershellQuotes, '$&$&')}'`,
		unset: (name) => `Remove-Item Env:${name} -ErrorAction SilentlyContinue`,
	},
}
