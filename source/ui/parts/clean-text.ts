import { isPlain } from '../../model/plain-characters.ts'
import { sanitize } from '../../model/sanitize.ts'

/**
 * A text made safe for the terminal as `sanitize` does, but with its spaces as they are: what is
 * laid out with spaces, or is a password, must keep them.
 */
export function cleanText(text: string): string {
	// Almost everything is: nothing is taken from that, only its space that does not break is made one that does.
	if (isPlain(text) && !text.includes('\u00a0')) return text
	return text
		.split(/( +)/)
		.map((part) => (part.startsWith(' ') ? part : sanitize(part)))
		.join('')
}
