import type { Api } from '../work/ports.ts'

/**
 * A server's side that is loaded when a server is first asked, so that a command which only reads
 * the history does not pay for an HTTP client.
 */
export function lazyApi(load: () => Promise<Api>): Api {
	let loading: Promise<Api> | undefined
	const api = () => (loading ??= load())
	return {
		discover: async (...ask) => (await api()).discover(...ask),
		issue: async (...ask) => (await api()).issue(...ask),
		refresh: async (...ask) => (await api()).refresh(...ask),
		remove: async (...ask) => (await api()).remove(...ask),
		examineWay: async (...ask) => (await api()).examineWay(...ask),
		tryCredentials: async (...ask) => (await api()).tryCredentials(...ask),
		findGraph: async (...ask) => (await api()).findGraph(...ask),
		check: async (...ask) => (await api()).check(...ask),
		removeMany: async (...ask) => (await api()).removeMany(...ask),
		clearBlockList: async (...ask) => (await api()).clearBlockList(...ask),
		listSecrets: async (...ask) => (await api()).listSecrets(...ask),
		createSecret: async (...ask) => (await api()).createSecret(...ask),
		dropSecret: async (...ask) => (await api()).dropSecret(...ask),
	}
}
