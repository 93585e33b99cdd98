/**
 * Whether what is written there is to have colours: where there is a terminal that knows any, but not
 * against NO_COLOR (no-color.org). FORCE_COLOR settles it either way.
 */
export function wantsColours(
	env: Readonly<Record<string, string | undefined>>,
	isTerminal: boolean,
): boolean {
	const forced = env.FORCE_COLOR
	if (forced) return forced !== '0' && forced !== 'false'
	return isTerminal && !env.NO_COLOR && env.TERM !== 'dumb'
}
