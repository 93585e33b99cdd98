import { Box } from 'ink'
import type { ReactNode } from 'react'
import type { State } from '../../app/state.ts'
import { smallest } from '../parts/frame-layout.ts'
import { Lines, wrapped } from '../parts/line.tsx'

/** What stands in place of everything in a terminal that is too small. */
export function TooSmall({ state }: { readonly state: State }): ReactNode {
	const { columns, rows } = state
	const text = `${columns}×${rows} is too small: tgtoken needs ${smallest.columns}×${smallest.rows}.`
	const lines = wrapped(text, Math.max(2, columns)).slice(0, Math.max(1, rows - 1))
	return (
		<Box flexDirection="column" width={columns}>
			<Lines lines={lines} />
		</Box>
	)
}
