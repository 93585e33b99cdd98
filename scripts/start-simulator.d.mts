/** Runs `tgtoken simulate` of a built program; resolves with what it says of itself once it listens, and how to end it. */
export function startSimulator(
	program: string,
	env?: NodeJS.ProcessEnv,
): Promise<{
	readonly restppPort: number
	readonly gsqlPort: number
	readonly secrets: { readonly secret1: string }
	readonly stop: () => void
}>
