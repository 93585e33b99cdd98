import { type Outcome, ok } from '../../model/fault.ts'
import type { KeyPlace } from '../../work/key-place.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { wrong } from '../parse-invocation.ts'
import { newPassphrase, passphraseOptions } from './new-passphrase.ts'

const places = ['file', 'passphrase', 'keyring'] as const

/** `tgtoken key [PLACE]`: where the key that seals the history lies, or is to lie. */
export const keyCommand: Command = {
	name: 'key',
	summary: 'Show where the key of the history lies, or put it elsewhere',
	words: [
		{
			name: 'PLACE',
			isOptional: true,
			what: 'file (0600, beside the history), passphrase, or keyring; left out: shows it',
			values: places,
		},
	],
	options: passphraseOptions,
	notes: [
		'A key file protects copies of the history, not against who can read your files. A passphrase is\nasked for once a run: at the terminal, or from the file that TGTOKEN_PASSPHRASE_FILE names, or the\ndescriptor in TGTOKEN_PASSPHRASE_FD. The keyring is that of your session: Keychain, Credential\nManager, Secret Service.',
		'The key itself stays the same, so whoever has a copy of an old key file or an old passphrase with\nthe file of that time can still open what they could open then.',
		'key passphrase, when there is one already, takes another.',
	],
	examples: ['tgtoken key', 'tgtoken key passphrase', 'tgtoken key keyring', 'tgtoken key file'],
	async run(context, invocation) {
		const [word] = invocation.words
		const place = places.find((one) => one === word)
		if (word !== undefined && !place)
			return wrong(keyCommand, 'PLACE is file, passphrase or keyring.')
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const { history } = ports.value
		const was = history.status().keyPlace
		if (place) {
			// The old passphrase before the new one: nobody thinks of another before the first is known.
			const unlocked = await history.unlock()
			if (!unlocked.ok) return unlocked
			const to = await placeFor(place, context, invocation)
			if (!to.ok) return to
			const moved = await history.moveKey(to.value)
			if (!moved.ok) return moved
		}
		const { keyPlace } = history.status()
		return ok({
			json: { keyPlace, moved: place !== undefined },
			text: () =>
				place === undefined
					? `The key of the history: ${keyPlace}.`
					: `The key of the history: ${keyPlace}; it was: ${was}.`,
			quiet: () => keyPlace,
		})
	},
}

async function placeFor(
	kind: (typeof places)[number],
	context: CommandContext,
	invocation: Invocation,
): Promise<Outcome<KeyPlace>> {
	if (kind !== 'passphrase') return ok({ kind })
	const passphrase = await newPassphrase(context, keyCommand, invocation)
	return passphrase.ok ? ok({ kind, passphrase: passphrase.value }) : passphrase
}
