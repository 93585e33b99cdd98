import type { Scope } from './binding.ts'

/** What each scope is called, in the order of help and readme. */
export const scopeTitles: readonly (readonly [Scope, string])[] = [
	['connections', 'Connections'],
	['tokens', 'Tokens'],
	['inspect', 'One token'],
	['secrets', 'Secrets'],
	['made-secret', 'A secret that was just made'],
	['filter', 'Typing a filter'],
	['palette', 'The palette of actions'],
	['form', 'Forms'],
	['confirm', 'Questions'],
	['type-to-confirm', 'Questions that want a name typed'],
	['help', 'Help'],
	['batch', 'Many tokens at work'],
	['examination', 'Testing a connection'],
	['waking', 'A server that is waking up'],
	['block-list', 'The block list'],
	['choice', 'Menus'],
	['horizon', 'The expiry horizon'],
	['activity', 'Requests made'],
	['said', 'Messages'],
	['fault', 'An error in full'],
	['unsaved', 'Tokens the disk would not take'],
	['everywhere', 'Everywhere'],
]
