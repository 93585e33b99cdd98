const firstMs = 5000
const longestMs = 300_000

/**
 * How long to wait after so many failures in a row (1, 2, …): doubling from five seconds to five
 * minutes, and between half and all of that by chance, so that many clients do not come back at once.
 */
export function backoffMs(failures: number, random: () => number): number {
	const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20))
	return Math.round(full * (0.5 + random() / 2))
}
