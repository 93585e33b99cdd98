import { beforeEach } from 'vitest'

/**
 * For a group of tests that not every machine can run: where what they need is not there, each is
 * skipped, and the report gives this reason.
 */
export function needed(isThere: boolean, reason: string): void {
	beforeEach(({ skip }) => skip(!isThere, reason))
}
