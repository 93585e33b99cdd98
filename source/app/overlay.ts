import type { ExaminationStep } from '../model/examination.ts'
import type { Fault } from '../model/fault.ts'
import type { SecretEntry } from '../work/ports.ts'
import type { FormName } from './forms.ts'

/** What every overlay has: a number of its own, and whether it has been drawn yet. */
type OverlayBase = {
	readonly id: number
	/** Keys that arrive before the overlay was on the screen do not answer it. */
	readonly drawn: boolean
}

/** One connection found in the environment, without anything secret. */
export type FoundName = {
	readonly name: string
	readonly url: string
	readonly plan: 'add' | 'add-renamed' | 'skip' | 'cannot'
	/** Why it cannot be imported. */
	readonly fault?: Fault
}

/** What a confirmation is about. The targets are captured when it opens and cannot change. */
export type ConfirmAbout =
	| {
			readonly action: 'delete-token'
			readonly tokenId: string
			readonly connectionId: string
			/** No token was chosen: this is the connection's current one. */
			readonly asCurrent: boolean
	  }
	| {
			readonly action: 'mark-gone'
			readonly tokenId: string
			readonly connectionId: string
	  }
	| {
			readonly action: 'auto-refresh'
			readonly tokenId: string
			readonly connectionId: string
	  }
	| { readonly action: 'remove-connection'; readonly connectionId: string }
	| {
			readonly action: 'delete-marked'
			readonly tokenIds: readonly string[]
			/** How many of them were out of sight when it was asked. */
			readonly hidden: number
	  }
	| {
			readonly action: 'drop-secret'
			readonly connectionId: string
			readonly entry: SecretEntry
	  }
	| { readonly action: 'clear-block-list'; readonly connectionId: string }
	| { readonly action: 'import-connections'; readonly rows: readonly FoundName[] }
	| { readonly action: 'quit' }
	| { readonly action: 'let-go'; readonly index: number }

/** A question whose default is no. */
export type ConfirmOverlay = OverlayBase & {
	readonly kind: 'confirm'
	readonly about: ConfirmAbout
	/** What must be typed to go on (a production connection's name); absent = `y` is enough. */
	readonly wanted?: string
	readonly typed: string
}

/** The values of a form: texts and switches by field name. */
export type FormValues = Readonly<Record<string, string | boolean>>

/** A form over the screen. */
export type FormOverlay = OverlayBase & {
	readonly kind: 'form'
	readonly form: FormName
	readonly values: FormValues
	/** The name of the field that has the keyboard. */
	readonly focus: string
	/** The fault under each field that was left wrong. */
	readonly faults: Readonly<Record<string, Fault>>
	readonly connectionId?: string
	readonly tokenId?: string
	/** Refresh: all the marked, in place of one. Export: what goes into the file. */
	readonly tokenIds?: readonly string[]
	/** Refresh only: no token was chosen, this is the connection's current one. */
	readonly asCurrent?: boolean
	/** Whether anything was typed or switched; `leaving`: Esc was pressed since, and the next one leaves. */
	readonly touched?: 'typed' | 'leaving'
	/** The connection form's test: under way, or how it ended. */
	readonly test?:
		| { readonly running: true }
		| { readonly good: boolean; readonly text: string; readonly next?: string }
}

/** Every action of the screen below, found by a few letters of its words. */
export type PaletteOverlay = OverlayBase & {
	readonly kind: 'palette'
	readonly typed: string
	/** Which of the actions found the cursor is on. */
	readonly cursor: number
}

/** A connection looked at step by step, from its name to a token. */
export type ExaminationOverlay = OverlayBase & {
	readonly kind: 'examination'
	readonly connectionId: string
	readonly operationId: number
	readonly steps: readonly ExaminationStep[]
}

/** What the user wanted of a server whose workspace turned out to be asleep. */
export type Wanted =
	/** It changes something there, so it is never repeated but asked again, as it was asked. */
	| { readonly how: 'ask-again'; readonly by: FormOverlay | ConfirmOverlay }
	/** These change nothing there, and go on by themselves. */
	| { readonly how: 'test' | 'list-secrets' }
	| { readonly how: 'check'; readonly tokenId: string }
	/** Nobody can say whether it was done. */
	| { readonly how: 'doubt' }
	/** Nothing but that it is awake. */
	| { readonly how: 'wait' }

/** Waiting until a server's workspace is awake. */
export type WakingOverlay = OverlayBase & {
	readonly kind: 'waking'
	readonly connectionId: string
	readonly wanted: Wanted
	/** The looks at it, as long as that is among the operations. */
	readonly operationId: number
	readonly startedAtMs: number
	/** Looks so far, and when the next one is and waiting ends, once there was one. */
	readonly looks: number
	readonly nextLookAtMs?: number
	readonly untilMs?: number
	/** How it ended, and when; without a fault it is awake. */
	readonly end?: { readonly atMs: number; readonly fault?: Fault }
}

/** A short menu. */
export type ChoiceOverlay = OverlayBase & {
	readonly kind: 'choice'
	readonly menu: 'copy' | 'clean-up'
	readonly cursor: number
}

/** What lies over the screen and owns the keyboard. */
export type Overlay =
	| ConfirmOverlay
	| FormOverlay
	| (OverlayBase & { readonly kind: 'help'; readonly top: number })
	| (OverlayBase & { readonly kind: 'fault'; readonly fault: Fault })
	| (OverlayBase & { readonly kind: 'unsaved' })
	| (OverlayBase & { readonly kind: 'made-secret' })
	| (OverlayBase & { readonly kind: 'said'; readonly top: number })
	| ExaminationOverlay
	| WakingOverlay
	| ChoiceOverlay
	| (OverlayBase & {
			readonly kind: 'block-list'
			readonly connectionId: string
			readonly top: number
	  })
	| (OverlayBase & { readonly kind: 'batch' })
	| (OverlayBase & { readonly kind: 'horizon'; readonly cursor: number })
	| (OverlayBase & { readonly kind: 'activity'; readonly top: number })
	| PaletteOverlay
