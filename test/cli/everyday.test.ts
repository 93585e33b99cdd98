import { describe, expect, it } from 'vitest'
import { everydayNames } from '../../source/cli/everyday-names.ts'
import { modulesOfNode } from '../built/modules-of-node.ts'
import { cliWorlds, program } from './cli-world.ts'
import { runInside } from './run-inside.ts'
import { seeded } from './seeded.ts'

const newWorld = cliWorlds()

/** What passes while one is run after the other. */
const withoutSeconds = (text: string) =>
	text.replace(/("(?:secondsLeft|atMs)":|\b\d\ds\b)[\d.]*/g, '$1')

describe('the everyday commands, which the built program has in a part of their own', () => {
	const ways = [
		...[[], ['lab'], ['--json'], ['--jsonl'], ['--quiet'], ['--sort', 'label', '--no-color']],
		...[['nowhere'], ['nowhere', '--json'], ['lab', 'nightly'], ['--min-ttl', '1h']],
		...[
			['lab', '--min-ttl', 'soon'],
			['lab', '--nothing'],
			['lab', '--nothing', '--json'],
		],
		...[['--help'], ['-h'], ['lab', '--help'], ['a', 'b', 'c', 'd']],
	]
	it.each(everydayNames)('say the same of %s as all of them together do', async (name) => {
		const world = await newWorld()
		await seeded(world, 'nightly', 'spare')
		const codes = new Set<number | null>()
		for (const way of ways) {
			// It would run a program of that name, which has no terminal inside this process.
			if (name === 'exec' && way[1] === 'nightly') continue
			const args = [name, ...way]
			const [built, whole] = [await world.run(args), await runInside(args, world.env)]
			const said = ({ code, stdout, stderr }: typeof built) => ({
				args,
				code,
				stdout: withoutSeconds(stdout),
				stderr: withoutSeconds(stderr),
			})
			expect(said(built)).toEqual(said(whole))
			codes.add(built.code)
		}
		expect(codes.size).toBeGreaterThan(1)
	})

	it('are as wrong beside --demo as any other', async () => {
		const world = await newWorld()
		const other = await world.run(['current', 'lab', '--demo'])
		expect([other.code, other.stderr]).toEqual([
			2,
			expect.stringContaining('--demo takes no command'),
		])
		for (const name of everydayNames) {
			expect(await world.run([name, 'lab', '--demo'])).toMatchObject({
				code: 2,
				stderr: other.stderr,
			})
		}
	})

	it('have Node load no cryptography for a token that is there', async () => {
		const world = await newWorld()
		await seeded(world, 'nightly')
		const { stdout, status, modules } = modulesOfNode(program, ['token', 'lab'], world.env)
		expect([status, stdout.trim().length]).toEqual([0, 32])
		expect(modules).toContain('NativeModule vm')
		expect(modules.filter((name) => /crypto|stream|abort/.test(name))).toEqual([])
	})
})
