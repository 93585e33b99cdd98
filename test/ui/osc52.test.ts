import { expect, it } from 'vitest'
import { osc52, terminalClipboard } from '../../source/ui/osc52.ts'

it('spells the sequence plain, and wrapped for tmux', () => {
	expect(osc52('tökén', false)).toBe('\u001b]52;c;dMO2a8Opbg==\u0007')
	expect(osc52('a', true)).toBe('\u001bPtmux;\u001b\u001b]52;c;YQ==\u0007\u001b\\')
})

it('refuses what terminals would cut', () => {
	expect(osc52('x'.repeat(100_000), false)).toBeUndefined()
})

it('says which way a text went', async () => {
	const written: string[] = []
	const write = (text: string) => written.push(text)
	expect(await terminalClipboard(write, {})('a')).toContain('OSC 52')
	expect(written).toEqual(['\u001b]52;c;YQ==\u0007'])
	expect(await terminalClipboard(write, { TMUX: '/tmp/tmux-1/default,1,0' })('a')).toContain('tmux')
	expect(written.at(-1)).toContain('Ptmux')
	expect(await terminalClipboard(write, {})('x'.repeat(100_000))).toContain('too long')
	expect(written).toHaveLength(3)
})
