import { offForClearing } from '../steps/block-list-step.ts'
import { offForAskingAgain, offForWaitingOn } from '../steps/waking.ts'
import { inScope, row } from './binding.ts'

const close = { kind: 'close-overlay' } as const

/** The keys of everything that lies over a screen; nothing falls through to the screen below. */
export const overlayKeys = [
	...inScope(
		'filter',
		row(
			'enter',
			'keep',
			'Keep the filter and go back to the rows',
			{ kind: 'filter-done' },
			{ footer: 1 },
		),
		row('down', 'down', 'Move down', { kind: 'move', by: 1 }),
		row('up', 'up', 'Move up', { kind: 'move', by: -1 }),
		row('esc', 'clear', 'Clear the filter', { kind: 'filter-cleared' }, { footer: 2 }),
	),
	...inScope(
		'palette',
		row('enter', 'do it', 'Do what the cursor is on', { kind: 'answer-yes' }, { footer: 1 }),
		row('down', 'down', 'Move down', { kind: 'move', by: 1 }),
		row('up', 'up', 'Move up', { kind: 'move', by: -1 }),
		row('esc', 'close', 'Close it; nothing is done', close, { footer: 2 }),
	),
	...inScope(
		'batch',
		row('esc', 'stop, close', 'Stop after the one under way; close it when it is over', close, {
			footer: 1,
		}),
		row(
			'enter b q',
			'close',
			'Close it; what is under way goes on',
			{ kind: 'hide-batch' },
			{ footer: 2 },
		),
	),
	...inScope(
		'examination',
		row('esc q enter', 'close', 'Close it; a test under way is stopped', close, { footer: 1 }),
		row('t', 'again', 'Test once more', { kind: 'look' }, { footer: 2 }),
	),
	...inScope(
		'waking',
		row(
			'enter',
			'ask again',
			'Once it is awake: bring the form or question back that found it asleep',
			{ kind: 'answer-yes' },
			{ footer: 1, off: offForAskingAgain },
		),
		row(
			'w',
			'wait on',
			'Go on waiting when the time was over',
			{ kind: 'wait-awake' },
			{ footer: 2, off: offForWaitingOn },
		),
		row('esc q', 'stop, close', 'Stop waiting', close, { footer: 3 }),
	),
	...inScope(
		'block-list',
		row('down j', 'down', 'Further tokens', { kind: 'move', by: 1 }),
		row('up k', 'up', 'Back', { kind: 'move', by: -1 }),
		row(
			'c',
			'clear it…',
			'Clear the list on the server, after a question: the tokens on it are valid again',
			{ kind: 'ask-clear-block-list' },
			{ footer: 1, danger: true, off: offForClearing },
		),
		row('esc q B enter', 'close', 'Close it', close, { footer: 2 }),
	),
	...inScope(
		'choice',
		row('enter', 'choose', 'Do what the cursor is on', { kind: 'answer-yes' }, { footer: 1 }),
		row('down j', 'down', 'Move down', { kind: 'move', by: 1 }),
		row('up k', 'up', 'Move up', { kind: 'move', by: -1 }),
		row('esc q', 'close', 'Close it; nothing is done', close, { footer: 2 }),
	),
	...inScope(
		'horizon',
		row('down j', 'down', 'Further ahead', { kind: 'move', by: 1 }),
		row('up k', 'up', 'Nearer', { kind: 'move', by: -1 }),
		row('enter', 'tokens', 'List the tokens that end then', { kind: 'answer-yes' }, { footer: 1 }),
		row('esc h q', 'close', 'Close it', close, { footer: 2 }),
	),
	...inScope(
		'activity',
		row('down j', 'down', 'Earlier', { kind: 'move', by: 1 }),
		row('up k', 'up', 'Later', { kind: 'move', by: -1 }),
		row('esc A q enter', 'close', 'Close it', close, { footer: 1 }),
	),
	...inScope(
		'said',
		row('down j', 'down', 'Earlier', { kind: 'move', by: 1 }),
		row('up k', 'up', 'Later', { kind: 'move', by: -1 }),
		row('esc m q enter', 'close', 'Close it', close, { footer: 1 }),
	),
	...inScope(
		'confirm',
		row('y', 'yes', 'Do it', { kind: 'answer-yes' }, { footer: 1, danger: true }),
		row('n esc enter', 'no (default)', 'Leave everything as it is', close, { footer: 2 }),
	),
	...inScope(
		'type-to-confirm',
		row(
			'enter',
			'go on when the name is right',
			'Do it, when the name is typed right',
			{ kind: 'answer-yes' },
			{ footer: 1, danger: true },
		),
		row('esc', 'keep it', 'Leave everything as it is', close, { footer: 2 }),
	),
	...inScope(
		'form',
		row('enter', 'done', 'Finish the form', { kind: 'submit' }, { footer: 1 }),
		row('tab down', 'next', 'To the next field', { kind: 'field-left', to: 'next' }, { footer: 2 }),
		row('shift+tab up', 'back a field', 'To the field before', {
			kind: 'field-left',
			to: 'previous',
		}),
		row('space', 'switch', 'Switch the switch', { kind: 'field-switched' }),
		row(
			'ctrl+t',
			'test',
			'Test the connection as it is typed (connection form)',
			{ kind: 'test-form' },
			{ footer: 3 },
		),
		row(
			'esc',
			'leave',
			'Leave the form; nothing is kept (twice, once something is typed for a connection)',
			{ kind: 'leave-form' },
			{ footer: 4 },
		),
	),
	...inScope(
		'help',
		row('down j', 'down', 'Scroll down', { kind: 'move', by: 1 }),
		row('up k', 'up', 'Scroll up', { kind: 'move', by: -1 }),
		row('pagedown', 'page down', 'A page down', { kind: 'page', by: 1 }),
		row('pageup', 'page up', 'A page up', { kind: 'page', by: -1 }),
		row('esc ? q enter', 'close', 'Close the help', close, { footer: 1 }),
	),
	...inScope('fault', row('esc e ! q enter', 'close', 'Close it', close, { footer: 1 })),
	...inScope(
		'unsaved',
		row(
			'L',
			'let go',
			'Forget the first unsaved token, after a question',
			{ kind: 'answer-yes' },
			{ footer: 1, danger: true },
		),
		row('esc q', 'close', 'Close; it stays to be seen again', close, { footer: 2 }),
	),
]
