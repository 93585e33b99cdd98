/** How this face is used, a line each; said when `?` is typed. */
export const helpLines: readonly string[] = [
	'How to go on. Type what is said here and press Enter.',
	'A number: choose the row, or the action, that was said with it.',
	'0: what can be done here. Choosing a row says what can be done to it.',
	'Enter alone: say again what there is to choose from.',
	'more: the next lines of what is too long to be said at once.',
	'A slash and words: filter the rows, such as /state:expiring or /graph:social !test. A slash alone takes the filter away.',
	'A colon and letters: the actions that have them in their words, such as :copy.',
	'Several numbers, such as 1 3 5-7: mark those tokens, to do the same to all of them.',
	'b: back, or stop what is under way. In a form or question it leaves everything as it is.',
	'q: leave the program. Control C twice leaves at once.',
	'In a form, each field is asked for: Enter keeps what is in it, a minus sign empties it, a full stop goes on to the end, and an equals sign takes what follows it as it is.',
	'Secrets are not shown while you type them. A question is answered only by what is typed after it was asked.',
	'The keys of the screens do the same here, each followed by Enter.',
]

/** Said once, when the mode begins. */
export const firstLine =
	'tgtoken, in plain lines. Type a number and press Enter to choose, 0 for what can be done, b for back, q to quit, a question mark for help.'
