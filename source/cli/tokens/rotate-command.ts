import { rotateToken } from '../../work/rotate-token.ts'
import type { Command } from '../command.ts'
import { nameWord, optionalTokenWord } from '../words.ts'
import { lifetimeOption } from './lifetime-option.ts'
import { renew } from './renew.ts'
import { showOption } from './show-value.ts'
import { unsavedNote } from './unsaved-token.ts'

/** `tgtoken rotate NAME [TOKEN]`: a new token in the place of another, which is deleted. */
export const rotateCommand: Command = {
	name: 'rotate',
	summary: 'Put a new token in a token’s place, then delete the old one',
	words: [nameWord, optionalTokenWord],
	options: { ...lifetimeOption, ...showOption },
	notes: [
		'The old token is deleted only once the new one is held. Label and current mark move over.\nPrograms that still use the old one stop working at once.',
		unsavedNote,
	],
	examples: ['tgtoken rotate prod-eu', 'tgtoken rotate prod-eu 3f9a --lifetime 7d --show'],
	run: renew(rotateToken),
}
