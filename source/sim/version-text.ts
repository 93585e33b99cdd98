import type { ServerVersion } from './server-version.ts'

/**
 * The message of `GET /version`: a title, a rule, an empty line, then one component a line — name,
 * release, commit, date, time and zone — of which `product` carries the server's version.
 */
export function versionText(version: ServerVersion): string {
	const release = `release_${version.major}.${version.minor}.${version.patch}_05-11-2023`
	const component = (name: string, commit: string): string =>
		`${name.padEnd(20)} ${release.padEnd(28)} ${commit}  2023-05-11 17:33:15 -0700`
	return [
		'TigerGraph RESTPP: ',
		' --- Version --- ',
		'',
		component('product', '8c6e13d3f1a6c4b6a0f9d1c5c9d7f5f2a4a2b1c0'),
		component('gpe', '1f2d3c4b5a69788796a5b4c3d2e1f00112233445'),
		component('gse', '7a6b5c4d3e2f10293847566574839201a0b0c0d0'),
		'',
	].join('\n')
}
