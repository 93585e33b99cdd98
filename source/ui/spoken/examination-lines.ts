import type { ExaminationOverlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import type { ExaminationStep } from '../../model/examination.ts'
import { faultText } from '../../model/fault-text.ts'
import { examinationWords } from '../overlays/examination-words.ts'
import { counted, sentence, spokenText } from './spoken-text.ts'

/** The steps of a connection's test that have ended since, a line each, and at its end what it comes to. */
export function examinationLines(before: State, after: State): readonly string[] {
	const { overlay } = after
	if (overlay?.kind !== 'examination') return []
	const known =
		before.overlay?.kind === 'examination' && before.overlay.id === overlay.id
			? before.overlay.steps.length
			: 0
	const steps = overlay.steps.slice(known).map((step) => spokenText(after, stepLine(step)))
	const isOver = isRunning(before, overlay) && !isRunning(after, overlay)
	return isOver ? [...steps, ...endLines(overlay)] : steps
}

/** Whether a test is still under way. */
export function isRunning(
	{ operations }: Pick<State, 'operations'>,
	{ operationId }: ExaminationOverlay,
): boolean {
	return operations.some(({ id }) => id === operationId)
}

const resultWords: Readonly<Record<ExaminationStep['result'], string>> = {
	ok: 'good',
	failed: 'failed',
	skipped: 'left out',
}

function stepLine({ name, result, tookMs, detail }: ExaminationStep): string {
	const found = detail === undefined ? '' : `, ${detail}`
	const took = result === 'skipped' ? '' : `, ${counted(tookMs, 'millisecond')}`
	return sentence(`${examinationWords[name]}: ${resultWords[result]}${found}${took}`)
}

function endLines({ steps }: ExaminationOverlay): readonly string[] {
	const fault = steps.find((step) => step.fault)?.fault
	if (!fault) return ['Everything on the way to a token answers.']
	const { message, next } = faultText(fault)
	return [`${sentence(message)} ${sentence(next)}`]
}
