import { failed, type Outcome, ok } from '../model/fault.ts'
import { nearest } from '../model/nearest.ts'
import { sanitizeTo } from '../model/sanitize.ts'
import { type CommandName, commandNames, otherCommands } from './commands.ts'

/** The command that the arguments begin with, or the group of them (`connections`), and the rest. */
export type Found =
	| { readonly kind: 'command'; readonly name: CommandName; readonly rest: readonly string[] }
	| { readonly kind: 'group'; readonly group: string; readonly rest: readonly string[] }

/** Finds the command that is meant. Fault: `wrong-usage`, with the nearest name there is. */
export function findCommand(args: readonly string[]): Outcome<Found> {
	const [first = '', second, ...others] = args
	const single = commandNames.find((name) => name === first)
	if (single) return ok({ kind: 'command', name: single, rest: args.slice(1) })
	const members = commandNames.filter((name) => name.startsWith(`${first} `))
	if (members.length > 0) {
		if (second === undefined || second.startsWith('-')) {
			return ok({ kind: 'group', group: first, rest: args.slice(1) })
		}
		const name = members.find((member) => member === `${first} ${second}`)
		if (name) return ok({ kind: 'command', name, rest: others })
		const seconds = members.map((member) => member.slice(first.length + 1))
		return unknown(`${first} ${second}`, prefixed(first, nearest(second, seconds)))
	}
	const names = new Set(commandNames.map((name) => name.split(' ')[0] ?? ''))
	for (const [name] of otherCommands) names.add(name)
	return unknown(first, nearest(first, names))
}

function prefixed(group: string, name: string | undefined): string | undefined {
	return name && `${group} ${name}`
}

function unknown(typed: string, guess: string | undefined): Outcome<never> {
	const shown = sanitizeTo(typed, 30)
	const kind = typed.startsWith('-') ? 'option' : 'command'
	const detail = `There is no ${kind} ${shown}${guess ? `; did you mean ${guess}?` : '.'}`
	return failed('wrong-usage', { detail })
}
