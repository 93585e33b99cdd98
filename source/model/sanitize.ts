/**
 * Text that did not come from this program, made safe for a terminal: an allow-list of printable
 * characters. Control characters (C0, C1, so every escape sequence's start), bidi controls,
 * zero-width characters, variation tags, private-use and unassigned code points are dropped; line
 * breaks and tabs become one space.
 */
export function sanitize(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\S\ufeff]+/gu, ' ')
		.replace(escapeSequences(), '')
		.replace(notAllowed(), '')
}

// Made when something is cleaned: V8 takes a millisecond to read them, and most commands clean nothing.

/** Whole sequences go, so that no `[31m` is left behind where the escape was. */
const escapeSequences = () =>
	/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/gu

/** Everything that is not a letter, mark, number, punctuation, symbol or the plain space. */
const notAllowed = () =>
	/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5]/gu

/** `sanitize`, cut to at most so many characters, with an ellipsis where something was cut. */
export function sanitizeTo(text: string, maxLength: number): string {
	// Cut first: a hostile reply may be megabytes long.
	const clean = sanitize(text.slice(0, maxLength * 4))
	const characters = [...clean]
	return characters.length <= maxLength ? clean : `${characters.slice(0, maxLength - 1).join('')}…`
}
