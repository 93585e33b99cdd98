import type { WordSpec } from './command.ts'

/** A connection's name, in full. */
export const nameWord: WordSpec = {
	name: 'NAME',
	what: 'the connection’s name',
	values: 'connection',
}

/** A token that must be named. */
export const tokenWord: WordSpec = {
	name: 'TOKEN',
	what: 'an id, the start of one, or a fingerprint',
	values: 'token',
}

/** A token that may be left out. */
export const optionalTokenWord: WordSpec = {
	...tokenWord,
	isOptional: true,
	what: `${tokenWord.what}; left out: the current token`,
}
