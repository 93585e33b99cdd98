import { createHash } from 'node:crypto'

/**
 * Twelve hexadecimal digits that tell one token from another without giving it away: the start of
 * its SHA-256. The same token has the same fingerprint in every history.
 */
export function fingerprint(token: string): string {
	return createHash('sha256').update(token).digest('hex').slice(0, 12)
}
