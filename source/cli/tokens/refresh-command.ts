import { refreshToken } from '../../work/refresh-token.ts'
import type { Command } from '../command.ts'
import { nameWord, optionalTokenWord } from '../words.ts'
import { lifetimeOption } from './lifetime-option.ts'
import { renew } from './renew.ts'
import { showOption } from './show-value.ts'
import { unsavedNote } from './unsaved-token.ts'

/** `tgtoken refresh NAME [TOKEN]`: more time for a token; on 4.x another in its place. */
export const refreshCommand: Command = {
	name: 'refresh',
	summary: 'Give a token more time: it expires at now + lifetime',
	words: [nameWord, optionalTokenWord],
	options: { ...lifetimeOption, ...showOption },
	notes: [
		'TigerGraph 4.x cannot refresh a token. There this rotates it: a new token is issued, and once\nthat is held the old one is deleted. Programs need the new one.',
		unsavedNote,
	],
	examples: ['tgtoken refresh prod-eu', 'tgtoken refresh prod-eu 3f9a --lifetime 7d'],
	run: renew(refreshToken),
}
