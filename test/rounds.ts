import { appendFileSync } from 'node:fs'

/** Whether this is the long form, `npm run proof:store`, `proof:keys`, `proof:scripts` or `proof:packages`. */
export const isLong = process.env.TGTOKEN_TEST_LONG !== undefined

/** How often something is tried: a few times with every `npm test`, many times in the long form. */
export function rounds(short: number, long: number): number {
	return isLong ? long : short
}

/** A deadline for what is tried that often. */
export const deadlineMs = isLong ? 3_600_000 : 60_000

/** Notes what was tried and how often, for the report of the long form. */
export function figure(what: string, counts: Readonly<Record<string, number | string>>): void {
	const path = process.env.TGTOKEN_TEST_FIGURES
	if (path !== undefined) appendFileSync(path, `${JSON.stringify({ what, counts })}\n`)
}
