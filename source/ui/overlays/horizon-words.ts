import type { HorizonStep } from '../../model/horizon.ts'

/** The steps of the horizon as they are said. */
export const horizonWords: Readonly<Record<HorizonStep, string>> = {
	hour: 'within the hour',
	day: 'within a day',
	week: 'within a week',
	month: 'within a month',
	later: 'later',
}
