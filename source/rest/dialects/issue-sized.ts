import type { Outcome } from '../../model/fault.ts'
import { otherUnit } from '../../model/lifetime-unit.ts'
import type { LifetimeUnit } from '../../model/server-facts.ts'
import type { Api, Grant, Target } from '../../work/ports.ts'

/**
 * Issues a token of the lifetime asked for. Where a 4.x server turns out to read lifetimes in the
 * other unit, the mis-sized token is deleted and one more is asked for; `learn` hears of the unit. A
 * mis-sized one that could not be deleted is answered as it is, so that it is not forgotten.
 */
export async function issueSized(
	api: Api,
	target: Target,
	lifetimeSeconds: number,
	learn: (unit: LifetimeUnit) => void,
	signal?: AbortSignal,
): Promise<Outcome<Grant>> {
	const { dialect, lifetimeUnit: unit } = target.facts
	const first = await api.issue(target, { lifetimeSeconds, ...(unit && { unit }) }, signal)
	if (!first.ok || dialect !== 'jwt') return first
	const { lifetimeGotSeconds: gotSeconds, token } = first.value
	if (gotSeconds === undefined) return first
	const other = otherUnit({ askedSeconds: lifetimeSeconds, gotSeconds }, unit)
	if (!other) return first
	learn(other)
	const removed = await api.remove(target, token)
	return removed.ok ? api.issue(target, { lifetimeSeconds, unit: other }, signal) : first
}
