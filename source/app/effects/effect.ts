import type { TypedConnection } from '../../model/connection-fields.ts'
import type { CopyForm } from '../../work/copy-text.ts'
import type { CredentialsChange, NewSecret, SecretEntry } from '../../work/ports.ts'
import type { Operation } from '../state.ts'
import type { AlarmEffect } from './alarm.ts'

/**
 * What is to be done outside the state, as data. Each, but `abort`, `alarm` and `leave`, belongs to an
 * operation and ends in exactly one `ended` message.
 */
export type Effect =
	| (Of<'issue'> & {
			readonly connectionId: string
			readonly lifetimeSeconds: number
			readonly label: string
			/** Another graph than the connection's; null = all of them. */
			readonly graph?: string | null
			readonly makeCurrent: boolean
	  })
	| (Of<'refresh'> & { readonly tokenId: string; readonly lifetimeSeconds: number })
	| (Of<'delete'> & { readonly tokenId: string; readonly skipMissing: boolean })
	| (Of<'check'> & { readonly tokenId: string })
	| (Of<'show'> & { readonly tokenId: string })
	| (Of<'copy'> & { readonly tokenId: string; readonly form: CopyForm })
	| (Of<'decode'> & { readonly tokenId: string })
	| (Of<'make-current'> & { readonly tokenId: string })
	| (Of<'auto-refresh'> & { readonly tokenId: string; readonly on: boolean })
	| (Of<'label'> & { readonly tokenId: string; readonly label: string })
	| (Of<'import'> & {
			readonly connectionId: string
			readonly value: string
			readonly label: string
			readonly expiresAtSeconds?: number
			readonly makeCurrent: boolean
	  })
	| (Of<'save-connection'> & ConnectionForm)
	| (Of<'test-form'> & ConnectionForm)
	| (Of<'look'> & { readonly connectionId: string })
	| (Of<'examine'> & { readonly connectionId: string })
	| (Of<'wake'> & { readonly connectionId: string })
	| (Of<'clear-block-list'> & { readonly connectionId: string })
	| (Of<'export'> & {
			readonly file: string
			readonly tokenIds: readonly string[]
			readonly withTokens: boolean
	  })
	| Of<'find-connections'>
	| Of<'import-connections'>
	| (Of<'remove-connection'> & { readonly connectionId: string })
	| (Of<'list-secrets'> & { readonly connectionId: string })
	| (Of<'create-secret'> & { readonly connectionId: string; readonly alias: string })
	| (Of<'copy-secret'> & NewSecret & { readonly connectionId: string })
	| (Of<'store-secret'> & NewSecret & { readonly connectionId: string })
	| (Of<'drop-secret'> & { readonly connectionId: string; readonly entry: SecretEntry })
	| AlarmEffect
	| { readonly kind: 'abort'; readonly operationIds: readonly number[] }
	| { readonly kind: 'leave'; readonly exitCode: number }

type Of<Kind extends string> = { readonly kind: Kind; readonly operation: Operation }

/** The filled-in connection form. */
export type ConnectionForm = {
	readonly typed: TypedConnection
	readonly credentials: CredentialsChange
	readonly editedId?: string
	readonly overlayId: number
}

/** An effect that belongs to an operation. */
export type OperationEffect = Extract<Effect, { operation: Operation }>
