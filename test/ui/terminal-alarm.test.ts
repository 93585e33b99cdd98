import { expect, it } from 'vitest'
import { terminalAlarm } from '../../source/ui/terminal/terminal-alarm.ts'

const written = (env: Record<string, string>, bell: boolean, notify: boolean, text = 'a ends') => {
	let all = ''
	const write = (part: string) => {
		all += part
	}
	terminalAlarm({ write, env })({ text, bell, notify })
	return all
}

it.each([
	['the bell', {}, true, false, '\u0007'],
	['a notification', {}, false, true, '\u001b]9;tgtoken: a ends\u0007'],
	['both', {}, true, true, '\u001b]9;tgtoken: a ends\u0007\u0007'],
	[
		'a notification through tmux',
		{ TMUX: '/tmp/tmux,1,0' },
		false,
		true,
		'\u001bPtmux;\u001b\u001b]9;tgtoken: a ends\u0007\u001b\\',
	],
	[
		'a notification through screen',
		{ STY: '1.a' },
		false,
		true,
		'\u001bP\u001b]9;tgtoken: a ends\u0007\u001b\\',
	],
	['no escape sequence on a dumb terminal', { TERM: 'dumb' }, true, true, '\u0007'],
	['nothing', {}, false, false, ''],
] as const)('%s', (_, env, bell, notify, sequence) => {
	expect(written(env, bell, notify)).toBe(sequence)
})

it('lets no control character of a label out', () => {
	expect(written({}, false, true, 'a\u001b]52;c;x\u0007b')).not.toMatch(/\u001b\]52|\u0007b/)
})
