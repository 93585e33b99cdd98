import type { ExaminationOverlay as Examination } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { type ExaminationStep, examinationSteps } from '../../model/examination.ts'
import { faultText } from '../../model/fault-text.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { signs, type Tone } from '../parts/theme.ts'
import { examinationWords } from './examination-words.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** The test of a connection: each step as it ends, and at the first that fails what to do. */
export function examinationLines(
	state: State,
	overlay: Examination,
	rows: number,
): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const name = state.history.connections.get(overlay.connectionId)?.name ?? 'a connection'
	const isRunning = state.operations.some(({ id }) => id === overlay.operationId)
	const lines = [
		...overlay.steps.map((step) => stepLine(step)),
		...(isRunning ? [runningLine(overlay.steps.length)] : []),
		...endLines(overlay, isRunning, room.inner),
	]
	const height = rows - (room.framed ? 2 : 1)
	return panelLines({ title: `Testing ${name}`, tone: 'accent' }, room, lines.slice(-height))
}

const looks: Readonly<Record<ExaminationStep['result'], readonly [string, Tone]>> = {
	ok: [signs.done, 'good'],
	failed: [signs.failed, 'danger'],
	skipped: [signs.nothing, 'dim'],
}

function stepLine({ name, result, tookMs, detail = '' }: ExaminationStep): Line {
	const [sign, tone] = looks[result]
	const took = result === 'skipped' ? '' : `${tookMs} ms`
	return [
		{ text: `${sign} `, tone, bold: true },
		{
			text: examinationWords[name].padEnd(12),
			...(result === 'skipped' && { tone: 'dim' as const }),
		},
		{ text: took.padStart(8), tone: 'dim' },
		{ text: `  ${detail}`, ...(result === 'skipped' && { tone: 'dim' as const }) },
	]
}

function runningLine(done: number): Line {
	const name = examinationSteps[done]
	return lineOf(`${signs.waiting} ${name ? examinationWords[name] : ''}…`, 'accent')
}

function endLines({ steps }: Examination, isRunning: boolean, inner: number): readonly Line[] {
	const fault = steps.find((step) => step.fault)?.fault
	if (fault) {
		const { message, next } = faultText(fault)
		return [[], ...wrapped(message, inner, 'danger'), ...wrapped(next, inner, 'plain')]
	}
	return isRunning ? [] : [[], lineOf('Everything on the way to a token answers.', 'good')]
}
