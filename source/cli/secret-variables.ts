/** Where each kind of secret may stand in the environment: ours first, then TigerGraph's clients'. */
export const variablesOf = {
	secret: ['TGTOKEN_SECRET', 'TG_SECRET'],
	password: ['TGTOKEN_PASSWORD', 'TG_PASSWORD'],
	token: ['TGTOKEN_TOKEN', 'TG_API_TOKEN', 'TG_JWT_TOKEN'],
	passphrase: [],
} as const

/** Our own variables that hold a secret; no program we start needs them. */
export const secretVariables = ['TGTOKEN_SECRET', 'TGTOKEN_PASSWORD', 'TGTOKEN_TOKEN'] as const
