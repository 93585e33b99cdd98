/** The columns a table of tokens can have, in the order in which it has them by itself. */
export const tokenColumnNames = [
	'state',
	'token',
	'connection',
	'label',
	'graph',
	'issued',
	'expires',
	'left',
] as const

/** A column of a table of tokens. */
export type TokenColumn = (typeof tokenColumnNames)[number]
