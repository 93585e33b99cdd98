import type { ExaminationStep } from '../model/examination.ts'
import type { Fault } from '../model/fault.ts'
import type { Jwt } from '../model/jwt.ts'
import type { CopyForm } from '../work/copy-text.ts'
import type { HistoryStatus, HistoryView, RequestMade, SecretEntry } from '../work/ports.ts'
import type { Waking } from '../work/wake-server.ts'
import type { WatchEvent } from '../work/watch-tokens.ts'
import type { FoundName } from './overlay.ts'
import type { Flash, MadeSecret, Operation, Unsaved } from './state.ts'
import type { MadeSecretMessage } from './steps/made-secret.ts'
import type { SecretsMessage } from './steps/managing-secrets.ts'

/** Moving about. */
export type MoveMessage =
	| { readonly kind: 'move'; readonly by: number }
	| { readonly kind: 'page'; readonly by: -1 | 1 }
	| { readonly kind: 'jump'; readonly to: 'first' | 'last' }
	| { readonly kind: 'open' }
	| { readonly kind: 'open-all-tokens' }
	/** To the tokens of that connection by its number on the list, 1 first; 0 is all tokens. */
	| { readonly kind: 'go-to-connection'; readonly number: number }
	| { readonly kind: 'switch-all' }
	| { readonly kind: 'back' }

/** Finding rows and putting them in order. */
export type FindMessage =
	| { readonly kind: 'filter' }
	| { readonly kind: 'filter-typed'; readonly text: string }
	| { readonly kind: 'filter-done' }
	| { readonly kind: 'filter-cleared' }
	| { readonly kind: 'sort-next' }
	| { readonly kind: 'sort-turned' }

/** Marking tokens, to do the same with many. */
export type MarkMessage =
	| { readonly kind: 'mark' }
	| { readonly kind: 'mark-range' }
	| { readonly kind: 'unmark' }
	| { readonly kind: 'mark-these'; readonly tokenIds: readonly string[] }

/** Opening, filling and answering what lies over the screen. */
export type OverlayMessage =
	| { readonly kind: 'ask-issue' }
	| { readonly kind: 'ask-refresh' }
	| { readonly kind: 'ask-delete' }
	| { readonly kind: 'ask-import' }
	| { readonly kind: 'ask-label' }
	| { readonly kind: 'ask-export' }
	/** Chooses the token to be renewed by itself, or no more; on production connections after a question. */
	| { readonly kind: 'ask-auto-refresh' }
	| { readonly kind: 'ask-add-connection' }
	| { readonly kind: 'ask-edit-connection' }
	| { readonly kind: 'ask-import-connections' }
	| { readonly kind: 'ask-remove-connection' }
	| { readonly kind: 'ask-clear-block-list' }
	| { readonly kind: 'show-help' }
	| { readonly kind: 'show-fault' }
	| { readonly kind: 'show-unsaved' }
	| { readonly kind: 'show-said' }
	| { readonly kind: 'show-palette' }
	| { readonly kind: 'show-batch' }
	| { readonly kind: 'show-choices'; readonly menu: 'copy' | 'clean-up' }
	| { readonly kind: 'show-horizon' }
	| { readonly kind: 'show-activity' }
	| { readonly kind: 'show-block-list' }
	| { readonly kind: 'drawn'; readonly overlayId: number }
	| { readonly kind: 'close-overlay' }
	| { readonly kind: 'hide-batch' }
	| { readonly kind: 'answer-yes' }
	| { readonly kind: 'typed'; readonly text: string }
	| { readonly kind: 'field-changed'; readonly field: string; readonly text: string }
	| { readonly kind: 'field-switched' }
	| { readonly kind: 'field-left'; readonly to: 'next' | 'previous' }
	| { readonly kind: 'submit' }
	| { readonly kind: 'test-form' }
	| { readonly kind: 'leave-form' }

/** Acting on what is selected, with no question before. */
export type ActMessage =
	| { readonly kind: 'make-current' }
	| { readonly kind: 'check' }
	| { readonly kind: 'reveal' }
	| { readonly kind: 'copy' }
	| { readonly kind: 'copy-as'; readonly form: CopyForm }
	| { readonly kind: 'look' }
	| { readonly kind: 'wait-awake' }
	| { readonly kind: 'quit' }
	| { readonly kind: 'interrupt' }
	/** The process is told to end. */
	| { readonly kind: 'end' }
	| SecretsMessage
	| MadeSecretMessage
	| { readonly kind: 'refused-key'; readonly reason: string }

/** What comes from outside: time, the terminal, the history, the ends of operations. */
export type WorldMessage =
	/** The first message of all, with what is wrong in `config.json`, a sentence each. */
	| { readonly kind: 'started'; readonly configFaults?: readonly string[] }
	| { readonly kind: 'ticked'; readonly nowMs: number }
	| { readonly kind: 'resized'; readonly columns: number; readonly rows: number }
	| {
			readonly kind: 'history-changed'
			readonly history: HistoryView
			readonly status: HistoryStatus
	  }
	| { readonly kind: 'examined'; readonly operationId: number; readonly step: ExaminationStep }
	| { readonly kind: 'looked-at-waking'; readonly operationId: number; readonly waking: Waking }
	/** A token was renewed by itself, or was not. */
	| {
			readonly kind: 'auto-refreshed'
			readonly event: WatchEvent
			/** A token that the disk would not take. */
			readonly unsaved?: string
			/** One of the wrong lifetime that could not be deleted again. */
			readonly leftBehindId?: string
	  }
	| { readonly kind: 'requested'; readonly request: RequestMade }
	| { readonly kind: 'ended'; readonly operation: Operation; readonly end: End }

/** How an operation ended, and what the user reads of it. */
export type End = {
	readonly flash?: Omit<Flash, 'atMs'>
	readonly fault?: Fault
	/** A token to select, when its list is still on the screen. */
	readonly select?: string
	/** Waiting for a server is over: it is awake, or why not. */
	readonly woken?: { readonly fault?: Fault }
	/** A token shown in the clear by the user's wish. */
	readonly revealed?: {
		readonly tokenId: string
		readonly value: string
		/** The inspector opens for it, where the token is under the cursor. */
		readonly opens?: true
	}
	readonly decoded?: { readonly tokenId: string; readonly jwt: Jwt }
	readonly unsaved?: Unsaved
	/** Delete found that the server does not know the token. */
	readonly gone?: { readonly tokenId: string; readonly connectionId: string }
	/** The connection form this was a test or a save of. */
	readonly form?: {
		readonly overlayId: number
		readonly from: 'test' | 'save'
		readonly good: boolean
	}
	/** The connections found in the environment: whether to import them is asked. */
	readonly found?: readonly FoundName[]
	/** The connection that was saved: its server is looked at, and the cursor goes to it. */
	readonly saved?: string
	/** The secrets a server has listed. */
	readonly secrets?: { readonly connectionId: string; readonly entries: readonly SecretEntry[] }
	readonly madeSecret?: MadeSecret
	readonly keptSecret?: { readonly value: string; readonly how: 'copied' | 'stored' }
	/** The connection whose secrets are to be listed anew. */
	readonly relist?: string
	/** The token that stands in another's place now. */
	readonly replaced?: { readonly tokenId: string; readonly by: string }
}

/** Everything that can happen to the state; `update` handles each. */
export type Message =
	| MoveMessage
	| MarkMessage
	| FindMessage
	| OverlayMessage
	| ActMessage
	| WorldMessage
