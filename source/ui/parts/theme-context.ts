import { createContext, useContext } from 'react'
import { darkTheme, type Theme, type Tone } from './theme.ts'

/** The theme everything below is drawn in. */
export const ThemeContext = createContext<Theme>(darkTheme)

/** The paint of each tone here. */
export function usePaint(): (tone: Tone) => Theme[Tone] {
	const theme = useContext(ThemeContext)
	return (tone) => theme[tone]
}
