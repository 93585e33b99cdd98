import * as v from 'valibot'
import { type Outcome, ok } from '../../model/fault.ts'
import { sanitizeTo } from '../../model/sanitize.ts'
import type { NewSecret, SecretEntry } from '../../work/ports.ts'
import type { Ask, Reply } from '../network/wire.ts'
import { faultFromReply } from './fault-from-reply.ts'
import { secretValueSchema } from './read-secrets.ts'

/** What the GSQL shell prints when a statement came to nothing. */
const saysNo =
	/\b(?:fail|error|denied|privilege|encountered|not allowed|invalid|incorrect|cannot|can't|unable|refused|already exists|does not|doesn't|not found|no such)/i

/** Said before every answer, and no part of it. */
const isChatter = (line: string): boolean =>
	line === '' || line.startsWith('__GSQL__') || /^using (?:global|graph\b)/i.test(line)

/**
 * The secrets that `SHOW SECRET` prints: three lines each. Words that are neither are taken for a
 * refusal, since an empty list that is not true would be worse.
 */
export function readShownByGsql(stored: string | undefined) {
	return (reply: Reply, ask: Ask): Outcome<readonly SecretEntry[]> => {
		const lines = linesOf(reply)
		if (lines === undefined) return { ok: false, fault: faultFromReply(reply, ask) }
		const entries: { alias: string; masked: string; graph?: string }[] = []
		const others: string[] = []
		for (const line of lines) {
			const [, name, value = ''] = /^- (Secret|Alias|GraphName): ?(.*)$/i.exec(line) ?? []
			const entry = entries.at(-1)
			if (name === undefined) others.push(line)
			else if (/secret/i.test(name)) entries.push({ alias: '', masked: hidden(value) })
			else if (entry && /alias/i.test(name)) entry.alias = value
			else if (entry) entry.graph = value
		}
		const isEmpty = others.every((line) => /\bno secrets?\b/i.test(line))
		if (entries.length === 0 && !isEmpty) return refusal(others, reply, ask)
		return ok(entries.map((entry) => ({ ...entry, isStored: matches(entry.masked, stored) })))
	}
}

/** The secret that `CREATE SECRET` shows this once. */
export function readMadeByGsql(alias: string) {
	return (reply: Reply, ask: Ask): Outcome<NewSecret> => {
		const lines = linesOf(reply)
		const value = /\bThe secret: (\S+)/.exec(lines?.join('\n') ?? '')?.[1]
		return v.is(secretValueSchema, value) ? ok({ alias, value }) : refusal(lines, reply, ask)
	}
}

/** What `DROP SECRET` says. */
export const readDroppedByGsql = (reply: Reply, ask: Ask): Outcome<void> => {
	const lines = linesOf(reply)
	const isDone = lines?.some((line) => /successfully dropped/i.test(line)) === true
	return isDone && !lines?.some((line) => /\bfailed to drop/i.test(line))
		? ok(undefined)
		: refusal(lines, reply, ask)
}

/** What the shell printed, without colours and chatter; undefined for what is not its output. */
function linesOf({ body, status }: Reply): readonly string[] | undefined {
	if (body.kind !== 'text' || status >= 400) return undefined
	return body.text
		.split('\n')
		.map((line) => sanitizeTo(line, 600).trim())
		.filter((line) => !isChatter(line))
}

/** A refusal in the shell's own words; words nobody knows leave it open whether the server acted. */
function refusal(lines: readonly string[] | undefined, reply: Reply, ask: Ask): Outcome<never> {
	const said =
		lines?.find((line) => saysNo.test(line)) ??
		(ask.purpose === 'list-secrets' ? lines?.[0] : undefined)
	if (said === undefined) return { ok: false, fault: faultFromReply(reply, ask) }
	const value = { error: true, message: said }
	return { ok: false, fault: faultFromReply({ ...reply, body: { kind: 'object', value } }, ask) }
}

/** `abc****xyz` stays as the server hides it; what it does not hide is hidden here. */
function hidden(value: string): string {
	const isHidden = /^[^*]{0,8}\*{2,}[^*]{0,8}$/.test(value)
	return isHidden ? value.replace(/\*+/, '…') : '••••'
}

function matches(masked: string, stored: string | undefined): boolean {
	const [, start = '', end = ''] = /^(.+)…(.+)$/.exec(masked) ?? []
	return start !== '' && stored?.startsWith(start) === true && stored.endsWith(end)
}
