import type { Token } from './token.ts'

/**
 * The graph a token is for: `all` for a JWT that names none (TigerGraph 4.1 docs, JWT token),
 * undefined where nobody knows.
 */
export function graphText(
	{ graph, form }: Pick<Token, 'graph' | 'form'>,
	all = 'all graphs',
): string | undefined {
	return graph ?? (form === 'jwt' ? all : undefined)
}
