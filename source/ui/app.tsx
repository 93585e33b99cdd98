import { Box } from 'ink'
import { type ReactNode, useSyncExternalStore } from 'react'
import type { Runtime } from '../app/runtime.ts'
import { type State, topScreen } from '../app/state.ts'
import { ActivityOverlay } from './overlays/activity-overlay.tsx'
import { BatchOverlay } from './overlays/batch-overlay.tsx'
import { BlockListOverlay } from './overlays/block-list-overlay.tsx'
import { ChoiceOverlay } from './overlays/choice-overlay.tsx'
import { ConfirmOverlay, confirmFits } from './overlays/confirm-overlay.tsx'
import { ExaminationOverlay } from './overlays/examination-overlay.tsx'
import { FaultOverlay } from './overlays/fault-overlay.tsx'
import { FormOverlay } from './overlays/form-overlay.tsx'
import { HelpOverlay } from './overlays/help-overlay.tsx'
import { HorizonOverlay } from './overlays/horizon-overlay.tsx'
import { MadeSecretOverlay } from './overlays/made-secret-overlay.tsx'
import { PaletteOverlay } from './overlays/palette-overlay.tsx'
import { SaidOverlay } from './overlays/said-overlay.tsx'
import { UnsavedOverlay } from './overlays/unsaved-overlay.tsx'
import { WakingOverlay } from './overlays/waking-overlay.tsx'
import { Footer } from './parts/footer.tsx'
import { frameLayout, isTooSmall } from './parts/frame-layout.ts'
import { Header } from './parts/header.tsx'
import { Lines } from './parts/line.tsx'
import { darkTheme, type Theme } from './parts/theme.ts'
import { ThemeContext } from './parts/theme-context.ts'
import { ConnectionsScreen } from './screens/connections-screen.tsx'
import { InspectScreen } from './screens/inspect-screen.tsx'
import { SecretsScreen } from './screens/secrets-screen.tsx'
import { TokensScreen } from './screens/tokens-screen.tsx'
import { TooSmall } from './screens/too-small.tsx'
import type { Send } from './send.ts'
import { useDrawn } from './terminal/use-drawn.ts'
import { useKeyListener } from './terminal/use-key-listener.ts'

/**
 * The screens: shows the runtime's state and sends it what is typed; knows nothing else.
 * `stopProcess` is what Ctrl-Z does while the terminal is the shell's again; without it, nothing.
 */
export function App(props: {
	readonly runtime: Runtime
	readonly stopProcess?: () => Promise<void>
	readonly theme?: Theme
}): ReactNode {
	const { runtime, stopProcess, theme = darkTheme } = props
	const state = useSyncExternalStore(runtime.subscribe, runtime.getState)
	useKeyListener(runtime, stopProcess)
	useDrawn(seenOverlayId(state), runtime.send)
	return (
		<ThemeContext value={theme}>
			{isTooSmall(state) ? <TooSmall state={state} /> : <Frame state={state} send={runtime.send} />}
		</ThemeContext>
	)
}

/** Laid out so that nothing has to be clipped, which would cost Ink a second look at every letter. */
function Frame({ state, send }: { readonly state: State; readonly send: Send }): ReactNode {
	const { notices, activity, flash, bodyRows } = frameLayout(state)
	return (
		<Box flexDirection="column" flexShrink={0} width={state.columns} height={state.rows - 1}>
			<Header state={state} />
			<Lines lines={notices} />
			<Box height={bodyRows} flexShrink={0} flexDirection="column">
				<Body state={state} rows={bodyRows} send={send} />
			</Box>
			<Lines lines={activity} />
			<Lines lines={flash} />
			<Footer state={state} />
		</Box>
	)
}

type BodyProps = { readonly state: State; readonly rows: number; readonly send: Send }

/** The screen on top, or what lies over it: Ink draws nothing over something else. */
function Body({ state, rows, send }: BodyProps): ReactNode {
	const { overlay } = state
	switch (overlay?.kind) {
		case 'confirm':
			return <ConfirmOverlay state={state} overlay={overlay} rows={rows} send={send} />
		case 'form':
			return <FormOverlay state={state} overlay={overlay} rows={rows} send={send} />
		case 'help':
			return <HelpOverlay state={state} top={overlay.top} rows={rows} />
		case 'fault':
			return <FaultOverlay state={state} fault={overlay.fault} rows={rows} />
		case 'examination':
			return <ExaminationOverlay state={state} overlay={overlay} rows={rows} />
		case 'waking':
			return <WakingOverlay state={state} overlay={overlay} rows={rows} />
		case 'block-list': {
			const { connectionId, top } = overlay
			return <BlockListOverlay state={state} connectionId={connectionId} top={top} rows={rows} />
		}
		case 'choice':
			return <ChoiceOverlay state={state} overlay={overlay} rows={rows} />
		case 'horizon':
			return <HorizonOverlay state={state} cursor={overlay.cursor} rows={rows} />
		case 'activity':
			return <ActivityOverlay state={state} top={overlay.top} rows={rows} />
		case 'batch':
			return <BatchOverlay state={state} rows={rows} />
		case 'palette':
			return <PaletteOverlay state={state} overlay={overlay} rows={rows} send={send} />
		case 'said':
			return <SaidOverlay state={state} top={overlay.top} rows={rows} />
		case 'made-secret':
			return <MadeSecretOverlay state={state} rows={rows} />
		case 'unsaved':
			return <UnsavedOverlay state={state} rows={rows} />
	}
	const screen = topScreen(state)
	switch (screen.name) {
		case 'connections':
			return <ConnectionsScreen state={state} screen={screen} rows={rows} send={send} />
		case 'tokens':
			return <TokensScreen state={state} screen={screen} rows={rows} send={send} />
		case 'inspect':
			return <InspectScreen state={state} screen={screen} rows={rows} />
		case 'secrets':
			return <SecretsScreen state={state} screen={screen} rows={rows} />
	}
}

/** The overlay that can be read as a whole now. A question that is cut short is not answered. */
function seenOverlayId(state: State): number | undefined {
	const { overlay } = state
	if (!overlay || isTooSmall(state)) return undefined
	if (overlay.kind !== 'confirm') return overlay.id
	return confirmFits(state, overlay, frameLayout(state).bodyRows) ? overlay.id : undefined
}
