/**
 * The commands that are given again and again, by people and by programs. They lie in a part of the built
 * program of their own, with nothing of the others in it, so that they start sooner.
 */
export const everydayNames = ['list', 'inspect', 'token', 'header', 'env', 'exec'] as const

/** One of these commands, as it is typed. */
export type EverydayName = (typeof everydayNames)[number]

/** Whether the first argument is one of these. */
export function isEveryday(name: string | undefined): name is EverydayName {
	return (everydayNames as readonly (string | undefined)[]).includes(name)
}
