/**
 * How far away an instant is, in the two largest units that matter and no finer than people need:
 * `29d 4h`, `5h 10m`, `41m`, `1m 20s` under two minutes; `3d ago` for the past; `now` within half a
 * second.
 */
export function distanceText(atMs: number, nowMs: number): string {
	const seconds = Math.trunc((atMs - nowMs) / 1000)
	if (seconds >= 0) return leftText(seconds)
	const ago = -seconds
	for (const [unit, size] of [
		['d', 86_400],
		['h', 3600],
		['m', 60],
	] as const) {
		if (ago >= size) return `${Math.floor(ago / size)}${unit} ago`
	}
	return `${ago}s ago`
}

function leftText(seconds: number): string {
	const days = Math.floor(seconds / 86_400)
	const hours = Math.floor((seconds % 86_400) / 3600)
	const minutes = Math.floor((seconds % 3600) / 60)
	if (days >= 100) return `${days}d`
	if (days > 0) return `${days}d ${hours}h`
	if (hours > 0) return `${hours}h ${minutes}m`
	if (seconds >= 120) return `${minutes}m`
	return minutes > 0 ? `${minutes}m ${seconds % 60}s` : `${seconds}s`
}
