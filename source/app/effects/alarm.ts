/** Tells a user who may be looking elsewhere: by a bell, a notification of the desktop's, or both. */
export type AlarmEffect = {
	readonly kind: 'alarm'
	readonly text: string
	readonly bell: boolean
	readonly notify: boolean
}

/** Sounds an alarm on the user's terminal. */
export type Alarm = (alarm: Omit<AlarmEffect, 'kind'>) => void
