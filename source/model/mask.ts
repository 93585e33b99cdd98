/**
 * A token or secret as it may be shown: the first and last four characters. Anything short enough
 * for that to give much of it away is shown as dots alone.
 */
export function mask(value: string): string {
	return value.length < 16 ? '••••' : `${value.slice(0, 4)}…${value.slice(-4)}`
}
