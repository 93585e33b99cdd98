import type { StepName } from '../../model/examination.ts'

/** The steps of a connection's test as they are said. */
export const examinationWords: Readonly<Record<StepName, string>> = {
	dns: 'host name',
	tcp: 'port',
	tls: 'TLS',
	http: 'HTTP',
	protocol: 'TigerGraph',
	auth: 'REST++ auth',
	credentials: 'credentials',
	graph: 'graph',
	'round-trip': 'round trip',
}
