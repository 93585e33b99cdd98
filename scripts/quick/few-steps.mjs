const nextLine = '\u001b[E'

/** What is written for a frame, with one step over all the lines that stay in place of a step for each. */
export function inFewSteps(written) {
	return written.replaceAll(
		/(?:\u001b\[E){2,}/g,
		(all) => `\u001b[${all.length / nextLine.length}E`,
	)
}
