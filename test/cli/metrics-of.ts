/** A metric as a scraper reads it. */
export type Metric = {
	readonly help: string
	readonly type: string
	readonly samples: { readonly labels: Readonly<Record<string, string>>; readonly value: number }[]
}

/**
 * Reads Prometheus' text exposition format 0.0.4, and throws where its rules are broken: each metric one
 * uninterrupted group, its HELP and TYPE once and first, names and values as they may be, no sample twice, a line
 * feed at the end. https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function metricsOf(text: string): Readonly<Record<string, Metric>> {
	if (!text.endsWith('\n')) throw new Error('no line feed at the end')
	const metrics: Record<string, Metric> = {}
	const seen = new Set<string>()
	let help: readonly [name: string, text: string] | undefined
	let open = ''
	for (const line of text.slice(0, -1).split('\n')) {
		const [, helped = '', words = ''] = /^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$/.exec(line) ?? []
		const [, typed = '', type = ''] =
			/^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line) ??
			[]
		if (helped) {
			if (metrics[helped] || help) throw new Error(`HELP out of its place: ${line}`)
			help = [helped, words]
		} else if (typed) {
			if (metrics[typed] || help?.[0] !== typed) throw new Error(`TYPE out of its place: ${line}`)
			metrics[typed] = { help: help[1], type, samples: [] }
			help = undefined
			open = typed
		} else {
			const [, name = '', labels = '', value = ''] =
				/^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (-?\d+(?:\.\d+)?)$/.exec(line) ?? []
			if (name !== open || name === '') throw new Error(`not a sample of ${open}: ${line}`)
			if (seen.has(`${name}{${labels}}`)) throw new Error(`twice: ${line}`)
			seen.add(`${name}{${labels}}`)
			metrics[name]?.samples.push({ labels: labelsOf(labels), value: Number(value) })
		}
	}
	return metrics
}

function labelsOf(text: string): Record<string, string> {
	const labels: Record<string, string> = {}
	let rest = text
	while (rest !== '') {
		const [all = '', name = '', value = ''] =
			/^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)",?/.exec(rest) ?? []
		if (all === '' || name in labels) throw new Error(`not a label: ${rest}`)
		labels[name] = value.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))
		rest = rest.slice(all.length)
	}
	return labels
}
