import { countText } from '../../model/count-text.ts'
import { ok } from '../../model/fault.ts'
import { type HistoryCheck, isWell } from '../../work/history-check.ts'
import type { Command } from '../command.ts'

/** `tgtoken history verify`: reads and opens everything there is. */
export const historyVerifyCommand: Command = {
	name: 'history verify',
	summary: 'Read every file and open everything sealed; changes nothing',
	words: [],
	options: {},
	notes: [
		'Exit code 4: something is damaged or stays shut. tgtoken history repair mends what can be.',
	],
	examples: ['tgtoken history verify', 'tgtoken history verify --json'],
	async run(context) {
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const checked = await ports.value.history.check()
		if (!checked.ok) return checked
		const well = isWell(checked.value)
		return ok({
			json: { well, ...checked.value },
			text: () => linesOf(checked.value).join('\n'),
			quiet: () => '',
			...(!well && { exitCode: 4 }),
		})
	},
}

function linesOf(check: HistoryCheck): readonly string[] {
	const { files, connections, tokens, differing, opened, shut } = check
	const inUse = files.filter((file) => file.isInUse)
	const broken = inUse.filter((file) => file.broken > 0)
	return [
		`${countText(inUse.length, 'file')}, ${countText(connections, 'connection')}, ${countText(tokens, 'token')}, ${countText(opened, 'sealed text')} opened.`,
		...broken.map(({ name, broken, whole }) => `${name}: ${broken} lines broken, ${whole} whole.`),
		...inUse
			.filter((file) => file.endsAmidLine)
			.map(
				({ name }) =>
					`${name} ends amid a line: a change that was never confirmed, or a line that was cut.`,
			),
		...(differing.length > 0
			? [
					`Files say otherwise of ${countText(differing.length, 'token')}: ${differing.slice(0, 5).join(', ')}`,
				]
			: []),
		...(shut > 0
			? [
					`${shut} sealed texts do not open without their key or its passphrase: tgtoken key says where it lies.`,
				]
			: []),
		...(isWell(check) ? ['All is well.'] : []),
		...(broken.length + differing.length > 0
			? ['tgtoken history repair mends what can be mended.']
			: []),
	]
}
