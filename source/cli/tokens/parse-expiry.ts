import { failed, type Outcome, ok } from '../../model/fault.ts'
import { parseLifetime } from '../../model/lifetime.ts'

/** From here on a bare number is an instant in epoch seconds, below it a lifetime. */
const firstEpochSeconds = 1_000_000_000

/**
 * When an imported token expires, as the user says it: an instant with its zone
 * (`2026-12-23T14:02:07+01:00`, `…Z`), epoch seconds, or a lifetime from now (`30d`). A time of day
 * without a zone is refused, since nobody could say which was meant. Fault: `wrong-usage`.
 */
export function parseExpiry(text: string, nowMs: number): Outcome<number> {
	const typed = text.trim()
	if (/^\d{10,12}$/.test(typed) && Number(typed) >= firstEpochSeconds) return ok(Number(typed))
	const lifetime = parseLifetime(typed)
	if (lifetime.ok) return ok(Math.floor(nowMs / 1000) + lifetime.value)
	const hasZone =
		/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i.test(typed)
	const atMs = hasZone ? Date.parse(typed.replace(' ', 'T')) : Number.NaN
	if (!Number.isNaN(atMs)) return ok(Math.floor(atMs / 1000))
	return failed('wrong-usage', {
		detail:
			'tgtoken import: --expires takes an instant with its zone (2026-12-23T14:02:07Z), epoch seconds, or a lifetime from now (30d).',
	})
}
