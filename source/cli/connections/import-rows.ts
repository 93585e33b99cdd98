import { faultText } from '../../model/fault-text.ts'
import type { ImportResult } from '../../work/import-connections.ts'
import { faultJson } from '../fault-json.ts'
import type { Paint } from '../paint.ts'
import { tableText } from '../table-text.ts'

/** Whether the row was, or in a dry run would be, added. */
export function isDone({ preview, outcome }: ImportResult): boolean {
	return outcome.ok && (preview.plan === 'add' || preview.plan === 'add-renamed')
}

/** A row as programs are given it: nothing secret, only whether it is there. */
export function importJson(isDry: boolean) {
	return ({ preview, outcome, tokenId, tokenFault }: ImportResult) => {
		const { source, name, url, plan, found } = preview
		return {
			source,
			name,
			url: url || null,
			graph: found?.typed.graph || null,
			user: found?.typed.user || null,
			hasSecret: found?.secret !== undefined,
			hasPassword: found?.password !== undefined,
			hasToken: found?.token !== undefined,
			plan,
			done: !isDry && isDone({ preview, outcome }),
			tokenId: tokenId ?? null,
			notes: found?.notes ?? [],
			error: outcome.ok ? (tokenFault ? faultJson(tokenFault) : null) : faultJson(outcome.fault),
		}
	}
}

/** The rows as a table, and what there is to say of each below it. */
export function importTable(
	results: readonly ImportResult[],
	isDry: boolean,
	paint: Paint,
): string {
	const table = tableText<ImportResult>(
		[
			{ title: 'RESULT', cell: (result) => resultCell(result, isDry) },
			{ title: 'NAME', cell: ({ preview }) => preview.name },
			{ title: 'URL', cell: ({ preview }) => preview.url },
			{ title: 'GRAPH', cell: ({ preview }) => shown(preview, preview.found?.typed.graph) },
			{ title: 'USER', cell: ({ preview }) => shown(preview, preview.found?.typed.user) },
			{ title: 'WITH', cell: withText },
			{ title: 'FROM', cell: ({ preview }) => ({ text: preview.source, tone: 'dim' }) },
		],
		results,
		paint,
	)
	return [table, ...results.flatMap(remarks)].join('\n')
}

function resultCell({ preview, outcome }: ImportResult, isDry: boolean) {
	if (!outcome.ok) return { text: 'cannot', tone: 'danger' } as const
	if (preview.plan === 'skip') return { text: 'skipped', tone: 'warning' } as const
	return { text: isDry ? 'would add' : 'added', tone: 'good' } as const
}

/** What could not be read is not shown: it may be anything. */
function shown({ plan }: ImportResult['preview'], text: string | undefined): string {
	return plan === 'cannot' ? '' : (text ?? '')
}

function withText({ preview, tokenId }: ImportResult): string {
	const { secret, password, token } = preview.found ?? {}
	return [
		secret && 'secret',
		password && 'password',
		token && (tokenId ? 'token taken in' : 'token'),
	]
		.filter(Boolean)
		.join(', ')
}

function remarks({ preview, outcome, tokenFault }: ImportResult): readonly string[] {
	const { plan, name, source, found } = preview
	const about = name || source
	const lines = [
		...(outcome.ok ? [] : [faultText(outcome.fault).message]),
		...(plan === 'skip'
			? ['A connection of that name is there already; --rename adds it all the same.']
			: []),
		...(plan === 'add-renamed' ? ['Its own name is taken.'] : []),
		...(outcome.ok && plan !== 'skip' ? (found?.notes ?? []) : []),
		...(tokenFault ? [faultText(tokenFault).message] : []),
	]
	return lines.map((line) => `${about}: ${line}`)
}
