import { failed, type Outcome } from '../model/fault.ts'
import type { AskPassphrase } from '../work/key-place.ts'

const mostAttempts = 3

/**
 * Where the passphrase of the history comes from: the file that TGTOKEN_PASSPHRASE_FILE names, the
 * descriptor in TGTOKEN_PASSPHRASE_FD, or whoever sits at the terminal, who may try three times.
 */
export function passphraseAsker(
	env: NodeJS.ProcessEnv,
	readHidden?: (prompt: string) => Promise<Outcome<string>>,
): AskPassphrase {
	return async (attempt) => {
		const path = env.TGTOKEN_PASSPHRASE_FILE
		const descriptor = env.TGTOKEN_PASSPHRASE_FD
		const isGiven = Boolean(path || descriptor)
		if (attempt > (isGiven ? 1 : mostAttempts)) return failed('wrong-passphrase')
		if (path) {
			const { readCredentialFile } = await import('../store/read-credential-file.ts')
			return readCredentialFile(path)
		}
		if (descriptor) {
			const { readDescriptor } = await import('../store/read-descriptor.ts')
			return readDescriptor(Number(descriptor))
		}
		if (!readHidden) return failed('passphrase-needed')
		return readHidden(
			attempt === 1 ? 'Passphrase of the history: ' : 'That is not it. Passphrase: ',
		)
	}
}
