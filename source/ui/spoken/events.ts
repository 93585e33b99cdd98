import { markedIds } from '../../app/lists/marks.ts'
import { type BatchResult, type Operation, type State, topScreen } from '../../app/state.ts'
import { faultText } from '../../model/fault-text.ts'
import { serverInWords } from './connection-line.ts'
import { examinationLines } from './examination-lines.ts'
import { flashLine } from './flash-line.ts'
import { sentence, spokenText, tokenInWords } from './spoken-text.ts'
import { claimLines } from './token-page.ts'
import { lookLines } from './waking-lines.ts'

/**
 * What has happened from one state to the next, a line each: what was begun, what was said, the steps
 * of a test, the results of a batch, what came for the screen. Time alone says nothing.
 */
export function eventLines(before: State, after: State): readonly string[] {
	if (before === after) return []
	return [
		...historyLines(before, after),
		...begunLines(before, after),
		...examinationLines(before, after),
		...batchLines(before, after),
		...lookLines(before, after),
		...saidLines(before, after),
		...lookedLines(before, after),
		...markedLines(before, after),
		...waitingLines(before, after),
		...inspectorLines(before, after),
	]
}

/** What the screens say in their corner: that it is the demo, or where the key lies. */
export function startLines({ demo, historyStatus }: State): readonly string[] {
	if (demo) return ['This is the demo: nothing in it is kept.']
	return [`The key of the history: ${historyStatus.keyPlace}.`]
}

/** What the user must know of the history itself. */
export function noticeLines({ historyStatus }: State): readonly string[] {
	const { notices, readOnlyBecause } = historyStatus
	return [
		...notices,
		...(readOnlyBecause === undefined ? [] : [`Nothing can be written: ${readOnlyBecause}`]),
	].map(sentence)
}

function historyLines(before: State, after: State): readonly string[] {
	if (before.historyStatus === after.historyStatus) return []
	const known = new Set(noticeLines(before))
	return noticeLines(after).filter((line) => !known.has(line))
}

/** Looks at servers are told by their ends, and what takes no time to speak of only by its outcome. */
const quiet: ReadonlySet<Operation['what']> = new Set([
	'looking',
	'saving',
	'reading',
	'listing secrets',
	'waking',
])

function begunLines(before: State, after: State): readonly string[] {
	if (before.operations === after.operations) return []
	const known = new Set(before.operations.map(({ id }) => id))
	return after.operations
		.filter(({ id, what, ofBatch }) => !known.has(id) && !quiet.has(what) && !ofBatch)
		.map(({ what, tokenId, connectionId }) => {
			const token = tokenId === undefined ? undefined : after.history.tokens.get(tokenId)
			const connection =
				connectionId === undefined ? undefined : after.history.connections.get(connectionId)
			const on = connection ? ` on ${connection.name}` : ''
			const verb = `${what[0]?.toUpperCase()}${what.slice(1)}`
			return sentence(`${verb}${token ? ` ${tokenInWords(token)},` : ''}${on}`)
		})
}

/** The results of a batch that have come since. */
function freshResults(before: State, { batch }: State): readonly BatchResult[] {
	if (!batch || batch === before.batch) return []
	const isSame = before.batch?.work === batch.work
	return batch.results.slice(isSame ? before.batch?.results.length : 0)
}

function batchLines(before: State, after: State): readonly string[] {
	const { batch } = after
	if (!batch) return []
	const fresh = freshResults(before, after)
	const first = batch.results.length - fresh.length + 1
	return fresh.map(
		(result, index) => `${first + index} of ${batch.total}: ${resultText(after, result)}`,
	)
}

/** What became of one token of a batch. */
export function resultText(state: State, { tokenId, good, text }: BatchResult): string {
	const token = state.history.tokens.get(tokenId)
	const name = token ? tokenInWords(token) : 'a token that is gone'
	if (good) return sentence(spokenText(state, text === '' ? `${name}, done` : text))
	return sentence(spokenText(state, `not done, ${name}: ${text}`))
}

function saidLines(before: State, after: State): readonly string[] {
	if (before.said === after.said) return []
	const last = before.said.at(-1)
	const fresh = after.said.slice(last === undefined ? 0 : after.said.lastIndexOf(last) + 1)
	// What became of each token of a batch is told one by one, and its end has nothing to be looked up.
	const told = new Set(freshResults(before, after).map(({ text }) => text))
	return fresh
		.filter(({ text }) => !told.has(text))
		.map(({ next, ...flash }) =>
			flashLine(after, told.size > 0 || next === undefined ? flash : { ...flash, next }),
		)
}

/** Ends of looks at servers, but for those that a test of the connection has told. */
function lookedLines(before: State, after: State): readonly string[] {
	if (before.operations === after.operations || after.leaving) return []
	const still = new Set(after.operations.map(({ id }) => id))
	const tested = before.overlay?.kind === 'examination' ? before.overlay.operationId : undefined
	return before.operations.flatMap(({ id, what, connectionId = '' }) => {
		if (what !== 'looking' || still.has(id) || id === tested) return []
		const connection = after.history.connections.get(connectionId)
		const seen = after.history.servers.get(connectionId)
		if (!connection || connection.removedAtMs !== undefined || !seen) return []
		if (seen.fault) return [spokenText(after, faultText(seen.fault).message)]
		return [`${connection.name} answers: ${serverInWords({ looking: false, ...seen })}.`]
	})
}

function markedLines(before: State, after: State): readonly string[] {
	const isBatch = after.batch !== before.batch
	const isSaid = before.said !== after.said
	if (before.marked === after.marked || isBatch || isSaid) return []
	return [`${markedIds(after).length} marked.`]
}

function waitingLines(before: State, after: State): readonly string[] {
	const { overlay, unsaved, madeSecrets } = after
	const lines: string[] = []
	if (unsaved.length > before.unsaved.length && overlay?.kind !== 'unsaved') {
		lines.push('A token is not stored. Type 0 and choose to show what the disk would not take.')
	}
	if (madeSecrets.length > before.madeSecrets.length && overlay?.kind !== 'made-secret') {
		lines.push(
			'A new secret is not kept yet. Type 0 and choose to show what the disk would not take.',
		)
	}
	return lines
}

function inspectorLines(before: State, after: State): readonly string[] {
	const [was, is] = [topScreen(before), topScreen(after)]
	if (is.name !== 'inspect' || was === is) return []
	const isSame = was.name === 'inspect' && was.tokenId === is.tokenId
	const lines: string[] = []
	if (is.jwt && isSame && was.jwt === undefined) lines.push(...claimLines(after, is.jwt))
	if (is.revealed && (!isSame || was.revealed !== is.revealed)) {
		lines.push(
			'The token itself is on the next line, and stays in what your terminal keeps of this text:',
			is.revealed.value,
		)
	}
	return lines
}
