import type { ExaminationStep } from '../../model/examination.ts'
import { faultJson } from '../fault-json.ts'
import type { Paint } from '../paint.ts'
import { type Cell, tableText } from '../table-text.ts'

const signs = {
	ok: { text: '✓ ok', tone: 'good' },
	failed: { text: '✗ failed', tone: 'danger' },
	skipped: { text: '– skipped', tone: 'dim' },
} as const satisfies Record<ExaminationStep['result'], Cell>

/** The steps of an examination as a table; the sentences of a fault stand on stderr, behind it. */
export function examinationText(steps: readonly ExaminationStep[], paint: Paint): string {
	return tableText<ExaminationStep>(
		[
			{ title: 'STEP', cell: ({ name }) => name },
			{ title: 'RESULT', cell: ({ result }) => signs[result] },
			{
				title: 'TOOK',
				isRight: true,
				cell: ({ result, tookMs }) => (result === 'skipped' ? '' : `${tookMs} ms`),
			},
			{ title: 'FOUND', cell: ({ detail, fault }) => detail ?? fault?.code ?? '' },
		],
		steps,
		paint,
	)
}

/** The steps as programs are given them. */
export function examinationJson(steps: readonly ExaminationStep[]) {
	return steps.map(({ name, result, tookMs, detail, fault }) => ({
		name,
		result,
		tookMs,
		detail: detail ?? null,
		fault: fault ? faultJson(fault) : null,
	}))
}
