import type { ReactNode } from 'react'
import type { Runtime } from '../../source/app/runtime.ts'
import { App } from '../../source/ink/app.tsx'
import { cleanText } from '../../source/ui/parts/clean-text.ts'
import { darkTheme } from '../../source/ui/parts/theme.ts'
import { type Screens, screensIn } from '../../source/ui/terminal/screens-in.ts'

/** The screens without any styles, as tests read them. */
export function PlainScreens({ runtime }: { readonly runtime: Runtime }): ReactNode {
	return <App runtime={runtime} screens={plainScreens} />
}

const plainScreens: Screens = {
	...screensIn(darkTheme),
	paint: (line) => line.map(({ text }) => cleanText(text)).join(''),
}
