import type { Connection } from '../../model/connection.ts'
import { failed, type Outcome, ok } from '../../model/fault.ts'

/**
 * Where a server may answer: base URLs without a trailing slash, the likeliest first. Where the user
 * said it all, there is one of a kind.
 */
export type ServerPlaces = {
	readonly restpp: readonly [string, ...string[]]
	readonly gsql: readonly [string, ...string[]]
	/** The main port, for when GSQL does not tell by itself where it is. */
	readonly mainUrl: string
}

type Described = Pick<Connection, 'url' | 'restppPort' | 'gsqlPort'>

/** Ports on which TigerGraph's nginx answers, so that REST++ is under `/restpp`. */
const nginxPorts: ReadonlySet<number> = new Set([80, 443, 14240])

/**
 * The places a connection's URL and ports can mean (TigerGraph 3.2–4.2 docs: REST++ on 9000, or
 * under `/restpp` on 14240 and, in the Cloud, on 443). Ports given by hand win; a port or a path in
 * the URL is taken at its word. Fault: `bad-url`.
 */
export function serverPlaces({ url, restppPort, gsqlPort }: Described): Outcome<ServerPlaces> {
	if (!URL.canParse(url)) return failed('bad-url')
	const { protocol, hostname, port, pathname, username, password } = new URL(url)
	const isHttp = protocol === 'http:' || protocol === 'https:'
	if (!isHttp || hostname === '' || username !== '' || password !== '') return failed('bad-url')
	const path = pathname.replace(/\/+$/, '')
	const prefix = path.replace(
		/\/(?:restpp(?:\/requesttoken)?|requesttoken|gsql\/v1(?:\/tokens)?)$/,
		'',
	)
	const layout: Layout = {
		secure: protocol === 'https:',
		urlPort: port === '' ? undefined : Number(port),
		restppPort,
		gsqlPort,
		isCloud: /(?:^|\.)tgcloud\./i.test(hostname),
		hasPath: path !== '',
	}
	const base = (at: number): string =>
		new URL(`${protocol}//${hostname}:${at}${prefix}`).href.replace(/\/+$/, '')
	const [main, ...mains] = mainPorts(layout)
	const underMain = `${base(main)}/restpp`
	const [first = underMain, ...others] = new Set(
		restppPorts(layout, main).flatMap((at) => {
			const below = `${base(at)}/restpp`
			const isUrls = restppPort === undefined && (layout.urlPort ?? at) === at
			if (at === gsqlPort || (isUrls && path.includes('/restpp'))) return [below]
			if (nginxPorts.has(at)) return prefix === '' ? [below] : [below, base(at)]
			return at === 9000 ? [base(at)] : [base(at), below]
		}),
	)
	return ok({
		restpp: [first, ...others],
		gsql: [base(main), ...new Set(mains.filter((at) => at !== main).map(base))],
		mainUrl: base(
			nginxPorts.has(main) || gsqlPort !== undefined ? main : layout.secure ? 443 : 14_240,
		),
	})
}

type Layout = {
	readonly secure: boolean
	readonly urlPort: number | undefined
	readonly restppPort: number | undefined
	readonly gsqlPort: number | undefined
	readonly isCloud: boolean
	readonly hasPath: boolean
}

/** Where the main port, with GSQL, may be. */
function mainPorts(layout: Layout): readonly [number, ...number[]] {
	const { secure, urlPort, restppPort, gsqlPort } = layout
	if (gsqlPort !== undefined) return [gsqlPort]
	if (urlPort !== undefined) {
		// 9000 is REST++ by itself; whether another port is that or nginx, only asking tells.
		if (urlPort === 9000 || urlPort === restppPort) return [secure ? 443 : 14_240, urlPort]
		return [urlPort]
	}
	const usual = layout.isCloud ? [] : layout.hasPath ? [] : [14_240]
	const plain = secure || layout.isCloud ? 443 : 80
	const ports = secure ? [plain, ...usual] : [...usual, plain]
	const [first = plain, ...others] = restppPort === undefined ? ports : [...ports, restppPort]
	return [first, ...others]
}

/** Where REST++ may be, bare or under `/restpp`. */
function restppPorts(layout: Layout, main: number): readonly number[] {
	const { secure, urlPort, restppPort, gsqlPort } = layout
	if (restppPort !== undefined) return [restppPort, main]
	if (urlPort !== undefined) {
		if (urlPort === 9000) return [9000, main]
		return gsqlPort === undefined ? [urlPort] : [urlPort, gsqlPort]
	}
	if (gsqlPort !== undefined)
		return layout.isCloud || layout.hasPath ? [gsqlPort] : [9000, gsqlPort]
	if (layout.isCloud) return [443, 9000]
	if (layout.hasPath) return [secure ? 443 : 80]
	return secure ? [443, 14_240, 9000] : [9000, 14_240, 80]
}
