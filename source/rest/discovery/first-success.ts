import type { Fault, Outcome } from '../../model/fault.ts'

/** The success that was chosen, or every fault in the order of the attempts. */
export type FirstSuccess<Value> =
	| { readonly ok: true; readonly value: Value; readonly index: number }
	| { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * The earliest of several attempts that succeeds, where *earliest* is their order and not their
 * speed. Once one has succeeded, those before it that are still under way get `graceMs` more, so
 * that a port a firewall swallows does not hold up the others until its time is over.
 */
export function firstSuccess<Value>(
	attempts: readonly Promise<Outcome<Value>>[],
	graceMs = 1000,
): Promise<FirstSuccess<Value>> {
	return new Promise((resolve) => {
		const settled: (Outcome<Value> | undefined)[] = attempts.map(() => undefined)
		let grace: ReturnType<typeof setTimeout> | undefined
		const finish = (result: FirstSuccess<Value>): void => {
			clearTimeout(grace)
			resolve(result)
		}
		const best = (): FirstSuccess<Value> | undefined => {
			const index = settled.findIndex((outcome) => outcome?.ok === true)
			const outcome = settled[index]
			return outcome?.ok ? { ok: true, value: outcome.value, index } : undefined
		}
		const look = (): void => {
			const success = best()
			const firstOpen = settled.indexOf(undefined)
			if (success?.ok && (firstOpen === -1 || firstOpen > success.index)) finish(success)
			else if (success) grace ??= setTimeout(() => finish(best() ?? success), graceMs)
			else if (firstOpen === -1) {
				finish({
					ok: false,
					faults: settled.flatMap((each) => (each && !each.ok ? [each.fault] : [])),
				})
			}
		}
		attempts.forEach((attempt, index) => {
			attempt.then((outcome) => {
				settled[index] = outcome
				look()
			})
		})
		look()
	})
}
