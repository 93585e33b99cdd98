import type { Fault, Outcome } from './fault.ts'

/** What is looked at between this machine and a token, in this order. */
export const examinationSteps = [
	'dns',
	'tcp',
	'tls',
	'http',
	'protocol',
	'auth',
	'credentials',
	'graph',
	'round-trip',
] as const

/** The name of a step. */
export type StepName = (typeof examinationSteps)[number]

/** How one step went. After the first that failed, all others are skipped. */
export type ExaminationStep = {
	readonly name: StepName
	readonly result: 'ok' | 'failed' | 'skipped'
	/** 0 for what was skipped. */
	readonly tookMs: number
	/** A few words: what was found, or why the step was skipped. */
	readonly detail?: string
	/** Of a step that failed: the cause; `faultText` has the sentences. */
	readonly fault?: Fault
}

/** What a step comes to: something found, a fault, or words why it was not taken. */
export type StepOutcome<Found> =
	| Outcome<Found & { readonly detail?: string }>
	| { readonly skipped: string }

/** An examination under way. */
export type Examination = {
	readonly steps: readonly ExaminationStep[]
	/** The fault of the first step that failed. */
	fault(): Fault | undefined
	/** Takes over a step that was taken elsewhere. */
	add(step: ExaminationStep): void
	/** Takes a step, or skips it after a failure; answers what it found. */
	take<Found>(name: StepName, step: () => Promise<StepOutcome<Found>>): Promise<Found | undefined>
}

/** Begins an examination; `onStep` hears of each step as it ends. */
export function beginExamination(
	clockMs: () => number,
	onStep: (step: ExaminationStep) => void = () => {},
): Examination {
	const steps: ExaminationStep[] = []
	const failed = () => steps.find(({ result }) => result === 'failed')
	const add = (step: ExaminationStep): void => {
		steps.push(step)
		onStep(step)
	}
	return {
		steps,
		fault: () => failed()?.fault,
		add,
		async take(name, step) {
			const skip = (detail: string) => add({ name, result: 'skipped', tookMs: 0, detail })
			const before = failed()
			if (before) {
				skip(`after ${before.name} failed`)
				return undefined
			}
			const startedMs = clockMs()
			const outcome = await step()
			const tookMs = Math.max(0, Math.round(clockMs() - startedMs))
			if ('skipped' in outcome) {
				skip(outcome.skipped)
				return undefined
			}
			if (!outcome.ok) {
				add({ name, result: 'failed', tookMs, fault: outcome.fault })
				return undefined
			}
			const { detail } = outcome.value
			add({ name, result: 'ok', tookMs, ...(detail !== undefined && { detail }) })
			return outcome.value
		},
	}
}
