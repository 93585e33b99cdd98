import { sanitize } from '../../model/sanitize.ts'

/**
 * A text made safe for the terminal as `sanitize` does, but with its spaces as they are: what is
 * laid out with spaces, or is a password, must keep them.
 */
export function cleanText(text: string): string {
	if (/^[ -~]*$/.test(text)) return text
	return text
		.split(/( +)/)
		.map((part) => (part.startsWith(' ') ? part : sanitize(part)))
		.join('')
}
