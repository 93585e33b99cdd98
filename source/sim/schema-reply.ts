import { errorReply, type SimReply, successReply } from './sim-reply.ts'
import type { World, WorldSettings } from './world.ts'

/**
 * The schema of one graph: `GET /gsqlserver/gsql/schema?graph=G` on 3.x, `/gsql/v1/schema/graphs/G`
 * on 4.x (TigerGraph docs, GSQL server, show graph schema metadata). The caller is known already.
 */
export function schemaReply(world: World, settings: WorldSettings, graph: string): SimReply {
	if (!world.graphs.has(graph)) {
		const message = `Graph '${graph}' does not exist.`
		return errorReply(settings, { message, httpStatus: 404 })
	}
	return successReply(settings, {
		message: '',
		results: { GraphName: graph, VertexTypes: [], EdgeTypes: [] },
	})
}
