import type { HistoryView } from '../../work/ports.ts'

/** Something derived from the history at a time, and until when it holds by itself. */
type Derived<Value> = { readonly value: Value; readonly untilMs: number }

/**
 * A derivation over the whole history, made again only when the history or the question changed, or
 * when time has changed the answer. One answer is kept: the screen on top asks the same question at
 * every key.
 */
export function keep<Question, Value>(
	derive: (history: HistoryView, question: Question, nowMs: number) => Derived<Value>,
): (history: HistoryView, question: Question, nowMs: number) => Value {
	let last:
		| (Derived<Value> & { history: HistoryView; question: Question; fromMs: number })
		| undefined
	return (history, question, nowMs) => {
		const holds =
			last?.history === history &&
			last.question === question &&
			last.fromMs <= nowMs &&
			nowMs < last.untilMs
		if (!last || !holds) {
			last = { ...derive(history, question, nowMs), history, question, fromMs: nowMs }
		}
		return last.value
	}
}
