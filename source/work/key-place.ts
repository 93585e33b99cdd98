import type { Outcome } from '../model/fault.ts'

/** Where the key that seals tokens, secrets and passwords is to lie. */
export type KeyPlace =
	| { readonly kind: 'file' }
	| { readonly kind: 'passphrase'; readonly passphrase: string }
	| { readonly kind: 'keyring' }

/**
 * Asks for the passphrase: for the first time, or again after a wrong one. Faults: `passphrase-needed`
 * where nobody can be asked, `wrong-passphrase` where asking again makes no sense, `cancelled`.
 */
export type AskPassphrase = (attempt: number) => Promise<Outcome<string>>
