const minute = 60
const hour = 3600
const day = 86_400

/** A token of the demo's past: when it was issued, for how long, and what became of it. */
export type DemoToken = {
	readonly connection: 'prod-eu' | 'legacy' | 'savanna'
	readonly label: string
	readonly agoSeconds: number
	readonly lifetimeSeconds: number
	/** Refreshed so long ago, for this lifetime: the server then counted from there. */
	readonly refreshed?: { readonly agoSeconds: number; readonly lifetimeSeconds: number }
	/** Deleted so long ago; `already-gone`: the server did not know it any more. */
	readonly deleted?: { readonly agoSeconds: number; readonly how: 'confirmed' | 'already-gone' }
	/** Replaced by the next token in the list, at the time that one was issued (4.x). */
	readonly isRotatedAway?: true
	/** Issued elsewhere and pasted in; what is known of its end the user said. */
	readonly isImported?: true
	/** The server's answer to the issuing was lost: it may hold a token nobody knows. */
	readonly isLost?: true
	readonly checkedAgoSeconds?: number
	readonly copiedAgoSeconds?: number
	readonly isCurrent?: true
}

/** The demo's tokens: every state there is, each for a reason one meets in real life. */
export const demoTokens: readonly DemoToken[] = [
	{
		connection: 'prod-eu',
		label: 'nightly loader',
		agoSeconds: 20 * hour,
		lifetimeSeconds: 30 * day,
		checkedAgoSeconds: 10 * hour,
		copiedAgoSeconds: 19 * hour,
		isCurrent: true,
	},
	{
		connection: 'prod-eu',
		label: 'notebook ana',
		agoSeconds: 22 * day + 11 * hour,
		lifetimeSeconds: 30 * day,
	},
	{
		connection: 'prod-eu',
		label: 'ci smoke',
		agoSeconds: 11 * hour + 19 * minute,
		lifetimeSeconds: 12 * hour,
	},
	{
		connection: 'prod-eu',
		label: 'dashboard',
		agoSeconds: 40 * day,
		lifetimeSeconds: 30 * day,
		refreshed: { agoSeconds: 12 * day, lifetimeSeconds: 30 * day },
	},
	{
		connection: 'prod-eu',
		label: 'backfill',
		agoSeconds: 70 * minute,
		lifetimeSeconds: 30 * day,
		isLost: true,
	},
	{
		connection: 'prod-eu',
		label: 'demo day',
		agoSeconds: 10 * day,
		lifetimeSeconds: 7 * day,
	},
	{
		connection: 'prod-eu',
		label: 'old loader',
		agoSeconds: 25 * day,
		lifetimeSeconds: 30 * day,
		deleted: { agoSeconds: 4 * day, how: 'confirmed' },
	},
	{
		connection: 'prod-eu',
		label: 'partner trial',
		agoSeconds: 50 * day,
		lifetimeSeconds: 90 * day,
		deleted: { agoSeconds: 30 * day, how: 'already-gone' },
	},
	{
		connection: 'legacy',
		label: 'card scoring',
		agoSeconds: 18 * day,
		lifetimeSeconds: 30 * day,
		isCurrent: true,
	},
	{
		connection: 'legacy',
		label: 'batch export',
		agoSeconds: 29 * day + 9 * hour,
		lifetimeSeconds: 30 * day,
	},
	{
		connection: 'legacy',
		label: 'from the wiki',
		agoSeconds: 3 * day,
		lifetimeSeconds: 30 * day,
		isImported: true,
	},
	{
		connection: 'legacy',
		label: 'migration',
		agoSeconds: 61 * day,
		lifetimeSeconds: 30 * day,
		refreshed: { agoSeconds: 40 * day, lifetimeSeconds: 30 * day },
	},
	{
		connection: 'legacy',
		label: 'load test',
		agoSeconds: 9 * day,
		lifetimeSeconds: 30 * day,
		deleted: { agoSeconds: 8 * day, how: 'confirmed' },
	},
	{
		connection: 'savanna',
		label: 'spark job',
		agoSeconds: 9 * day,
		lifetimeSeconds: 14 * day,
		isRotatedAway: true,
	},
	{
		connection: 'savanna',
		label: 'spark job',
		agoSeconds: 2 * day + 20 * hour,
		lifetimeSeconds: 7 * day,
		isCurrent: true,
		checkedAgoSeconds: 2 * day,
	},
	{
		connection: 'savanna',
		label: 'copilot',
		agoSeconds: 5 * hour,
		lifetimeSeconds: 7 * day,
		copiedAgoSeconds: 5 * hour - minute,
	},
	{
		connection: 'savanna',
		label: 'notebook ben',
		agoSeconds: 6 * day + 10 * hour,
		lifetimeSeconds: 7 * day,
	},
	{
		connection: 'savanna',
		label: 'workshop',
		agoSeconds: 23 * hour,
		lifetimeSeconds: day + 30 * minute,
	},
	{
		connection: 'savanna',
		label: 'hackathon',
		agoSeconds: 12 * day,
		lifetimeSeconds: 2 * day,
	},
	{
		connection: 'savanna',
		label: 'first try',
		agoSeconds: 15 * day,
		lifetimeSeconds: 30 * day,
		deleted: { agoSeconds: 15 * day - hour, how: 'confirmed' },
	},
]
