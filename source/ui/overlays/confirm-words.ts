import { keyFor } from '../../app/keys/key-for.ts'
import type { ConfirmOverlay, FoundName } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { faultText } from '../../model/fault-text.ts'
import type { Token } from '../../model/token.ts'
import { mayBeLive, tokenState } from '../../model/token-state.ts'
import { signs } from '../parts/theme.ts'
import { stateSentence } from '../screens/token-words.ts'
import { blockListWords } from './block-list-words.ts'
import { clearQuestion } from './clear-question.ts'
import { dropSecretQuestion } from './drop-secret-question.ts'

/** A question in words: what is asked, about what, what follows, and what each answer means. */
export type Question = {
	readonly title: string
	/** What it is about, the identity first; these are never left out. */
	readonly about: readonly string[]
	readonly consequence: readonly string[]
	/** One or two words: what yes does. */
	readonly yes: string
	/** One to three words: what no does. */
	readonly no: string
}

/** The question that lies over the screen, in words. */
export function questionOf(state: State, { about }: ConfirmOverlay): Question {
	switch (about.action) {
		case 'delete-token':
			return deleteQuestion(state, about)
		case 'import-connections':
			return importQuestion(about.rows)
		case 'delete-marked':
			return deleteMarkedQuestion(state, about)
		case 'mark-gone': {
			const name = nameOf(state, about.connectionId)
			return {
				title: `Record this token as gone on ${name}?`,
				about: tokenLines(state, about.tokenId),
				consequence: [
					`${name} does not know this token: it is gone there already, or was never its own.`,
					'Yes asks once more, and writes it down as already gone.',
				],
				yes: 'record it',
				no: 'leave it',
			}
		}
		case 'auto-refresh': {
			const name = nameOf(state, about.connectionId)
			return {
				title: `Refresh by itself on ${name}?`,
				about: tokenLines(state, about.tokenId),
				consequence: [
					'In its last hour an open window asks for more time, with no key pressed (4.x: for a new token).',
				],
				yes: 'refresh by itself',
				no: 'leave it',
			}
		}
		case 'remove-connection':
			return removeQuestion(state, about.connectionId)
		case 'drop-secret':
			return dropSecretQuestion(state, about)
		case 'clear-block-list':
			return clearQuestion(state, about.connectionId)
		case 'quit':
			return quitQuestion(state)
		case 'let-go': {
			const unsaved = state.unsaved[about.index]
			return {
				title: 'Forget this unsaved token?',
				about: unsaved ? [`a token of ${unsaved.connectionName}`] : [],
				consequence: [
					'It is stored nowhere else: once forgotten, nobody can use or delete it, and it stays live until it expires.',
				],
				yes: 'forget it',
				no: 'keep it',
			}
		}
	}
}

function deleteQuestion(
	state: State,
	about: { readonly tokenId: string; readonly connectionId: string; readonly asCurrent: boolean },
): Question {
	const name = nameOf(state, about.connectionId)
	const token = state.history.tokens.get(about.tokenId)
	const isCurrent = state.history.current.get(about.connectionId) === about.tokenId
	const current = about.asCurrent
		? [`No token was chosen: this is the current one of ${name}.`]
		: isCurrent
			? [`${signs.current} the current token of ${name}`]
			: []
	const isLive = token === undefined || mayBeLive(tokenState(token, state.nowMs))
	return {
		title: `Delete this token on ${name}?`,
		about: [...tokenLines(state, about.tokenId), ...current],
		consequence: [
			isLive
				? 'Programs that use it stop working at once. This cannot be undone.'
				: 'It has ended already; deleting it takes it off the server. This cannot be undone.',
			...blockListWords(state, [about.tokenId]),
		],
		yes: 'delete',
		no: 'keep the token',
	}
}

const planWords: Readonly<Record<FoundName['plan'], string>> = {
	add: 'is added',
	'add-renamed': 'is added',
	skip: 'is left out: there is one of that name',
	cannot: 'cannot be added',
}

function importQuestion(rows: readonly FoundName[]): Question {
	const added = rows.filter(({ plan }) => plan === 'add').length
	return {
		title: `Import ${added} connection${added === 1 ? '' : 's'} from the environment?`,
		about: rows.slice(0, 8).map(({ name, url, plan, fault }) => {
			const why = fault ? `: ${faultText(fault).message}` : ''
			return `${name || 'one'}  ${url}  ${planWords[plan]}${why}`
		}),
		consequence: [
			'Secrets, passwords and tokens found with them are sealed in the history. No server is changed.',
		],
		yes: 'import',
		no: 'leave it',
	}
}

/** The first of the marked by name, how many more, and how many of all are out of sight. */
function deleteMarkedQuestion(
	state: State,
	about: { readonly tokenIds: readonly string[]; readonly hidden: number },
): Question {
	const { tokenIds, hidden } = about
	const named = tokenIds.slice(0, 6).map((id) => {
		const token = state.history.tokens.get(id)
		if (!token) return id
		return `${token.masked}  ${nameOf(state, token.connectionId)}  ${token.label}`.trimEnd()
	})
	const places = new Set(tokenIds.map((id) => state.history.tokens.get(id)?.connectionId))
	const production = [...places].some(
		(id) => id !== undefined && state.history.connections.get(id)?.production,
	)
	return {
		title: `Delete ${tokenIds.length} tokens on ${places.size} connection${places.size === 1 ? '' : 's'}?`,
		about: [
			...named,
			...(tokenIds.length > named.length ? [`and ${tokenIds.length - named.length} more`] : []),
			...(hidden > 0 ? [`${hidden} of them out of sight (filter, or another list)`] : []),
			...(production ? ['Some are on a production connection.'] : []),
		],
		consequence: [
			'Programs that use them stop working at once. This cannot be undone.',
			...blockListWords(state, tokenIds),
		],
		yes: 'delete them',
		no: 'keep the tokens',
	}
}

/** A token by everything that tells it from others: mask, label, graph, fingerprint, state. */
function tokenLines(state: State, tokenId: string): readonly string[] {
	const token = state.history.tokens.get(tokenId)
	if (!token) return [`token ${tokenId}`]
	const { masked, label, fingerprint, graph } = token
	const traits = [graph && `graph ${graph}`, fingerprint && `fingerprint ${fingerprint}`]
	return [
		label === '' ? masked : `${masked}   ${label}`,
		traits.filter(Boolean).join('   ') || `id ${token.id}`,
		stateSentence(token, state.nowMs),
	]
}

function removeQuestion(state: State, connectionId: string): Question {
	const name = nameOf(state, connectionId)
	const connection = state.history.connections.get(connectionId)
	const own: Token[] = []
	for (const token of state.history.tokens.values()) {
		if (token.connectionId === connectionId && !token.neverIssued) own.push(token)
	}
	const live = own.filter((token) => mayBeLive(tokenState(token, state.nowMs))).length
	const perhaps = live === 0 ? 'none of them live' : `${live} of them perhaps still live`
	const stays =
		own.length === 0
			? 'No token in the history belongs to it.'
			: `Tokens in the history that belong to it: ${own.length}, ${perhaps}.`
	return {
		title: `Remove ${name} from the list?`,
		about: connection ? [connection.url, stays] : [stays],
		consequence: [
			'Nothing is deleted on the server: tokens stay as they are, there and in the history.',
			'Its stored secret and password are forgotten. Added again under the same name and URL, it has its tokens back.',
		],
		yes: 'remove',
		no: 'keep it',
	}
}

function quitQuestion(state: State): Question {
	const changing = state.operations.filter(({ changesServer }) => changesServer)
	const under = changing.map(({ what, tokenId, connectionId }) => {
		const token = tokenId === undefined ? undefined : state.history.tokens.get(tokenId)
		const subject = token ? ` ${token.masked}` : what.includes('secret') ? '' : ' a token'
		return `${what}${subject} on ${nameOf(state, connectionId)}`
	})
	const unsaved = state.unsaved.map(
		({ connectionName }) => `a token of ${connectionName}, not stored`,
	)
	const secrets = state.madeSecrets
		.filter(({ kept }) => kept === undefined)
		.map(
			({ alias, connectionName }) => `the new secret ${alias} of ${connectionName}, kept nowhere`,
		)
	const lost = [...unsaved, ...secrets]
	return {
		title: 'Leave now?',
		about: [...under, ...lost],
		consequence: [
			...(under.length > 0
				? ['What is under way is stopped; whether the server did it may stay unknown.']
				: []),
			...(lost.length > 0
				? [`What is not stored is lost: ${keyFor(state, 'unsaved')} shows it.`]
				: []),
		],
		yes: 'leave',
		no: 'stay',
	}
}

function nameOf(state: State, connectionId: string | undefined): string {
	const connection =
		connectionId === undefined ? undefined : state.history.connections.get(connectionId)
	return connection?.name ?? 'a connection that is gone'
}
