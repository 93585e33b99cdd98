/** Which of TigerGraph's three token dialects a version speaks. */
export type SimDialect = 'query' | 'json' | 'jwt'

/** A server version the simulator can play. */
export type ServerVersion = {
	/** As it was asked for: `3.9`, `3.9.3`, `4.1`. */
	text: string
	major: number
	minor: number
	patch: number
	dialect: SimDialect
}

/**
 * Reads `3.0` … `3.11` and `4.0` … `4.2`, with or without a patch number (left out = 0).
 * Throws a RangeError with a sentence for anything else.
 */
export function serverVersion(text: string): ServerVersion {
	const match = /^([34])\.(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text)
	const major = Number(match?.[1])
	const minor = Number(match?.[2])
	const patch = Number(match?.[3] ?? 0)
	if (!match || minor > (major === 3 ? 11 : 2)) {
		throw new RangeError(`“${text}” is not a TigerGraph version from 3.0 to 3.11 or 4.0 to 4.2`)
	}
	const dialect = major === 4 ? 'jwt' : minor < 5 ? 'query' : 'json'
	return { text, major, minor, patch, dialect }
}

/** Whether a version is at least the one given; a missing patch number counts as 0. */
export function isAtLeast(
	version: ServerVersion,
	major: number,
	minor: number,
	patch = 0,
): boolean {
	return (version.major - major || version.minor - minor || version.patch - patch) >= 0
}
