import { Box, useApp, useInput } from 'ink'
import { type ReactNode, useSyncExternalStore } from 'react'
import type { Runtime } from '../app/runtime.ts'
import type { Screens } from '../ui/terminal/screens-in.ts'
import { LinesView } from './lines-view.tsx'
import { useDrawn } from './use-drawn.ts'

/**
 * Shows what the screens make of the runtime's state, and gives them the keys; knows nothing else.
 * `stopProcess` is what Ctrl-Z does while the terminal is the shell's again; without it, nothing.
 */
export function App(props: {
	readonly runtime: Runtime
	readonly screens: Screens
	readonly stopProcess?: () => Promise<void>
}): ReactNode {
	const { runtime, screens, stopProcess } = props
	const { suspendTerminal } = useApp()
	const state = useSyncExternalStore(runtime.subscribe, runtime.getState)
	useInput((input, key) => {
		screens.hearKey(runtime, input, key, () => {
			if (stopProcess) void suspendTerminal(stopProcess)
		})
	})
	const frame = screens.frameOf(state)
	useDrawn(frame.seenOverlayId, runtime.send)
	return (
		<Box flexDirection="column" width={state.columns} height={frame.lines.length}>
			<LinesView frame={frame} screens={screens} send={runtime.send} />
		</Box>
	)
}
