import { expect, it } from 'vitest'
import { lookOf } from '../../source/main/look.ts'
import { wantsColours } from '../../source/model/wants-colours.ts'

it.each([
	[[], {}, { theme: 'dark', ascii: false }],
	[[], { COLORFGBG: '0;15' }, { theme: 'light', ascii: false }],
	[[], { COLORFGBG: '15;default;0' }, { theme: 'dark', ascii: false }],
	[[], { COLORFGBG: '0;15', TGTOKEN_THEME: 'classic' }, { theme: 'classic', ascii: false }],
	[[], { TGTOKEN_THEME: 'constructor' }, { theme: 'dark', ascii: false }],
	[['--ascii'], {}, { theme: 'dark', ascii: true }],
	[[], { TGTOKEN_ASCII: '1' }, { theme: 'dark', ascii: true }],
	[[], { TGTOKEN_ASCII: '0' }, { theme: 'dark', ascii: false }],
	[['--no-color'], { FORCE_COLOR: '1' }, { theme: 'colourless', ascii: false }],
	[[], { NO_COLOR: '1', TGTOKEN_THEME: 'light' }, { theme: 'colourless', ascii: false }],
	[[], { NO_COLOR: '1', FORCE_COLOR: '1' }, { theme: 'dark', ascii: false }],
	[[], { FORCE_COLOR: '0' }, { theme: 'colourless', ascii: false }],
] as const)('%j in %j looks like %j', (args, env, look) => {
	expect(lookOf(args, env)).toEqual(look)
})

it.each([
	[[], {}, 'light'],
	[[], { COLORFGBG: '15;0' }, 'light'],
	[[], { TGTOKEN_THEME: 'classic' }, 'classic'],
	[['--no-color'], {}, 'colourless'],
	[[], { NO_COLOR: '1' }, 'colourless'],
] as const)('%j in %j, with light in config.json, looks like %s', (args, env, theme) => {
	expect(lookOf(args, env, 'light').theme).toBe(theme)
})

it('colours are for terminals that know them, unless they are forced', () => {
	expect(wantsColours({}, true)).toBe(true)
	expect(wantsColours({}, false)).toBe(false)
	expect(wantsColours({ FORCE_COLOR: '1' }, false)).toBe(true)
	expect(wantsColours({ FORCE_COLOR: 'false' }, true)).toBe(false)
	expect(wantsColours({ TERM: 'dumb' }, true)).toBe(false)
})
