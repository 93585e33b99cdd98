import type { Token } from './token.ts'

/**
 * The graph a token is for: `all graphs` for a JWT that names none (TigerGraph 4.1 docs, JWT token),
 * undefined where nobody knows.
 */
export function graphText({ graph, form }: Pick<Token, 'graph' | 'form'>): string | undefined {
	return graph ?? (form === 'jwt' ? 'all graphs' : undefined)
}
