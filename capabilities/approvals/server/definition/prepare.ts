import { Engine } from 'bpmn-engine';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { type Graph, isJoin } from '../../rules/graph.ts';
import { readDefinition } from './read-definition.ts';

/** A definition as runs need it: read and serialised for the engine once, then kept. */
export interface Prepared {
  readonly graph: Graph;
  /** The engine's own form of the definition, shared by all runs and never changed by one. */
  readonly source: object;
}

const KEPT = 200;
/** By digest of the XML: the same text is the same definition, whatever its number. */
const kept = new Map<string, Prepared>();

/** A stored version, from memory as a rule. @throws not_found */
export async function prepared(ctx: Ctx, kind: string, version: number): Promise<Prepared> {
  const { rows } = await ctx.client.query<{ digest: string }>({
    name: 'approvals.digest-of',
    text: 'select digest from approvals.definition where kind = $1 and definition_version = $2',
    values: [kind, version],
  });
  const { digest } = found(rows[0]);
  const known = kept.get(digest);
  if (known) return known;
  const stored = await ctx.client.query<{ xml: string }>(
    'select xml from approvals.definition where kind = $1 and definition_version = $2',
    [kind, version],
  );
  const made = await prepare(`${kind} ${version}`, found(stored.rows[0]).xml);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(digest, made);
  return made;
}

/** Prepares any definition, also one that is not stored. @throws Error when it cannot be read */
export async function prepare(name: string, xml: string): Promise<Prepared> {
  const { graph, moddle, findings } = await readDefinition(xml);
  if (!graph) throw new Error(`definition ${name} cannot be read: ${findings[0]?.params.message ?? findings[0]?.code}`);
  const engine = new Engine({ moddleContext: forEngine(moddle, graph) as never });
  const [definition] = await engine.getDefinitions();
  const source = (definition?.environment.options as { source?: object } | undefined)?.source;
  if (!source) throw new Error('the engine does not hand out what it has read');
  return { graph, source };
}

interface Drawn {
  readonly id: string;
  readonly $type: string;
  readonly $model: { create(type: string, properties: object): Drawn };
  readonly default?: unknown;
  isExecutable?: boolean;
  readonly flowElements?: Drawn[];
}

/**
 * The definition as the engine is to run it. It begins every process that says it is executable, so only the main one says so. Its own
 * joins count a branch that was not taken as arrived, also when that branch meets one that is still on its way, and would go on too
 * early: here a join is a task that waits, and the session says when all have come that can come.
 */
function forEngine(moddle: unknown, graph: Graph): unknown {
  const root = (moddle as { rootElement: { rootElements: Drawn[] } }).rootElement;
  const joins = new Set([...graph.nodes.values()].filter((n) => isJoin(graph, n)).map((n) => n.id));
  const walk = (elements: Drawn[]): void => {
    for (const [i, e] of elements.entries()) {
      if (e.flowElements) walk(e.flowElements);
      if (!joins.has(e.id)) continue;
      elements[i] = e.$model.create('bpmn:ManualTask', { id: e.id, ...(e.default ? { default: e.default } : {}) });
    }
  };
  for (const p of root.rootElements) if (p.$type === 'bpmn:Process') p.isExecutable = p.id === graph.main;
  walk(root.rootElements);
  return moddle;
}
