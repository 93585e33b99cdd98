import { historyAsCsv } from '../../model/history-csv.ts'
import { exportHistory } from '../../work/export-history.ts'
import type { End } from '../message.ts'
import type { OperationEffect } from './effect.ts'
import { doneEnd, faultEnd } from './end.ts'
import type { Surroundings } from './surroundings.ts'

/** Writes tokens of the history into a new file: a table where its name ends in `.csv`, else JSON. */
export async function runExport(
	{ ports, writeFile }: Surroundings,
	{ file, tokenIds, withTokens }: Extract<OperationEffect, { kind: 'export' }>,
): Promise<End> {
	const exported = await exportHistory(ports, { withTokens, tokenIds })
	if (!exported.ok) return faultEnd(exported.fault)
	const text = file.toLowerCase().endsWith('.csv')
		? historyAsCsv(exported.value, ports.nowMs())
		: `${JSON.stringify(exported.value)}\n`
	const written = await writeFile(file, text)
	if (!written.ok) return faultEnd(written.fault)
	const count = exported.value.tokens.length
	const what = `${count} token${count === 1 ? '' : 's'}`
	return doneEnd(`${what} written to ${file}${withTokens ? ', in the clear' : ''}`)
}
