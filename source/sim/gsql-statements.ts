import { addSecret, dropSecret, maskedSecret } from './secrets.ts'
import type { World } from './world.ts'

/** Who runs GSQL text, and the graph in use: `USE GRAPH` moves it. */
type Session = { user: string; graph: string }

/**
 * Runs the GSQL the token world needs — `USE GRAPH`, `USE GLOBAL`, `CREATE SECRET`, `SHOW SECRET`,
 * `DROP SECRET`, `LS` — one statement a line, and answers what the GSQL shell would print, colours
 * included (TigerGraph docs, managing credentials).
 */
export function runGsql(world: World, user: string, text: string): string {
	const session: Session = { user, graph: '' }
	const printed = text
		.split(/[\n;]/)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map((line) => runStatement(world, session, line))
	return `${printed.join('\n')}\n`
}

function runStatement(world: World, session: Session, line: string): string {
	const words = line.split(/\s+/)
	const [verb, noun, name = ''] = [words[0]?.toUpperCase(), words[1]?.toUpperCase(), words[2]]
	switch (`${verb} ${noun}`) {
		case 'USE GLOBAL':
			session.graph = ''
			return 'Using global.'
		case 'USE GRAPH':
			if (!world.graphs.has(name)) return failure(`Graph '${name}' does not exist.`)
			session.graph = name
			return `Using graph '${name}'`
		case 'CREATE SECRET':
			return createSecret(world, session, name)
		case 'SHOW SECRET':
			return showSecrets(world, session)
		case 'DROP SECRET':
			return dropSecret(world, session.user, name)
				? `Successfully dropped secrets: [${name}].`
				: failure(`Failed to drop secrets: [${name}].`)
		default:
			if (verb === 'LS') return listCatalog(world)
			return failure(`Encountered " "${words[0] ?? ''}" at line 1, column 1.`)
	}
}

/** GSQL prints what went wrong in red. */
const failure = (sentence: string): string => `\u001b[31m${sentence}\u001b[0m`

function createSecret(world: World, { user, graph }: Session, alias: string): string {
	// 3.x ties a secret to a graph; 4.x knows global ones.
	if (graph === '' && world.version.dialect !== 'jwt') {
		return failure('Failed to create a secret: please select a graph with USE GRAPH first.')
	}
	const secret = addSecret(world, { alias, user, graph })
	if (secret === 'taken') return failure(`The secret with alias ${alias} already exists.`)
	return [
		`The secret: ${secret.value} has been created for user "${user}".`,
		'Warning: it is shown in full this once only, please keep it safe and accessible.',
	].join('\n')
}

function showSecrets(world: World, { user, graph }: Session): string {
	return world.secrets
		.filter((secret) => secret.user === user && (graph === '' || secret.graph === graph))
		.flatMap((secret) => [
			`- Secret: ${maskedSecret(secret.value)}`,
			`- Alias: ${secret.alias}`,
			`- GraphName: ${secret.graph}`,
			'',
		])
		.join('\n')
}

function listCatalog(world: World): string {
	const graphs = [...world.graphs].map((name) => `  - Graph ${name}()`)
	return ['---- Global vertices, edges, and all graphs', 'Graphs:', ...graphs].join('\n')
}
