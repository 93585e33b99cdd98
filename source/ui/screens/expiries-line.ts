import type { State } from '../../app/state.ts'
import { horizonOf } from '../../app/time/horizon.ts'
import { type Line, lineWidth, type Piece } from '../parts/line.ts'
import { signs, stepTones } from '../parts/theme.ts'

/** How long the longest bar is, in columns, the widest that fits. */
const barWidths = [6, 3, 0] as const

/** When the live tokens of all connections end, in one line; none where it has no room or there are none. */
export function expiriesLine(
	state: Pick<State, 'history' | 'nowMs' | 'columns'>,
): Line | undefined {
	const horizon = horizonOf(state)
	const most = Math.max(...horizon.map(({ count }) => count))
	if (most === 0) return undefined
	const lines = barWidths.map((barWidth): Line => {
		const pieces = horizon.flatMap(({ step, count }): readonly Piece[] => {
			const length = count === 0 ? 0 : Math.max(1, Math.round((count / most) * barWidth))
			const bar = barWidth === 0 ? '' : `${signs.bar.repeat(length)} `
			const isNone = count === 0
			return [
				{ text: `   ${step} `, tone: 'dim' },
				{ text: isNone ? '' : bar, tone: stepTones[step] },
				{ text: isNone ? signs.nothing : String(count), tone: isNone ? 'dim' : 'plain' },
			]
		})
		return [{ text: ' expiries', tone: 'dim' }, ...pieces]
	})
	return lines.find((line) => lineWidth(line) < state.columns)
}
