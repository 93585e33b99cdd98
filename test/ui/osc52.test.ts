import { expect, it } from 'vitest'
import { osc52 } from '../../source/ui/clipboard/osc52.ts'

it('spells the sequence plain, and for tmux plain and wrapped', () => {
	expect(osc52('tökén', 'none')).toBe('\u001b]52;c;dMO2a8Opbg==\u0007')
	expect(osc52('a', 'tmux')).toBe(
		'\u001b]52;c;YQ==\u0007\u001bPtmux;\u001b\u001b]52;c;YQ==\u0007\u001b\\',
	)
})

it('is cut into pieces that GNU screen puts together again', () => {
	const text = 'x'.repeat(300)
	const sequence = osc52(text, 'screen') ?? ''
	const pieces = [...sequence.matchAll(/\u001bP([\s\S]*?)\u001b\\/g)].map(([, piece = '']) => piece)
	expect(pieces.length).toBeGreaterThan(1)
	for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(76)
	expect(pieces.join('')).toBe(osc52(text, 'none'))
})

it('refuses what terminals would cut', () => {
	expect(osc52('x'.repeat(100_000), 'none')).toBeUndefined()
})
