/** The themes the screens can be drawn in. */
export const themeNames = ['dark', 'light', 'classic', 'colourless'] as const

/** Which of the themes the screens are drawn in. */
export type ThemeName = (typeof themeNames)[number]
