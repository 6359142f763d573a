import type { DecidedBy, DeciderAt, EndOutcome, Mode, Timeout } from '../contract/words.ts';

/** What a definition says, read from BPMN 2.0 and free of it: elements and sequence flows by id. */
export interface Graph {
  /** The process that is begun. */
  readonly main: string;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly links: ReadonlyMap<string, Link>;
  /** Processes and sub-processes by id, with the start event of each. */
  readonly starts: ReadonlyMap<string, string>;
}

export const nodeKinds = ['start', 'end', 'step', 'exclusive', 'parallel', 'inclusive', 'call', 'sub'] as const;
export type NodeKind = (typeof nodeKinds)[number];

export interface Node {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** Process or sub-process it stands in. */
  readonly within: string;
  /** Sequence flow that is followed when no condition holds. */
  readonly fallback: string | null;
  /** Process that a call activity begins. */
  readonly called: string | null;
  readonly outcome: string | null;
  readonly decider: Decider | null;
  readonly rule: Rule;
}

export interface Decider {
  readonly by: DecidedBy;
  readonly value: string | null;
  readonly line: string | null;
  readonly at: DeciderAt;
}

export interface Rule {
  readonly mode: Mode;
  /** Per cent; only with mode `share`. */
  readonly share: number | null;
  /** Working hours. */
  readonly limitHours: number | null;
  readonly remindHours: number | null;
  readonly onTimeout: Timeout | null;
  readonly bulk: boolean;
  readonly skipDecided: boolean;
  readonly returnable: boolean;
}

export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly within: string;
  readonly name: string;
  /** FEEL; null without a condition. */
  readonly condition: string | null;
}

export const plainRule: Rule = {
  mode: 'or',
  share: null,
  limitHours: null,
  remindHours: null,
  onTimeout: null,
  bulk: false,
  skipDecided: false,
  returnable: true,
};

export const outcomeOf = (node: Node): EndOutcome => (node.outcome === 'denied' ? 'denied' : 'approved');

export const linksFrom = (graph: Graph, nodeId: string): Link[] => [...graph.links.values()].filter((l) => l.from === nodeId);

/** The process that a composite element stands for. */
const bodyOf = (node: Node): string | null => (node.kind === 'sub' ? node.id : node.kind === 'call' ? node.called : null);

/** Where a token goes next, with sub-flows unfolded: into them by their start, out of them by their ends. */
export function following(graph: Graph, nodeId: string): string[] {
  const node = graph.nodes.get(nodeId);
  if (!node) return [];
  const body = bodyOf(node);
  if (body !== null) {
    const start = graph.starts.get(body);
    return start ? [start] : [];
  }
  if (node.kind === 'end') {
    const outer = [...graph.nodes.values()].filter((n) => bodyOf(n) === node.within);
    return outer.flatMap((n) => linksFrom(graph, n.id).map((l) => l.to));
  }
  return linksFrom(graph, nodeId).map((l) => l.to);
}

/** Elements that a token may come to after `from`, without `from` itself unless it lies on a way back to it. */
export function reachable(graph: Graph, from: string, through: (node: Node) => boolean = () => true): Set<string> {
  const seen = new Set<string>();
  const ahead = following(graph, from);
  while (ahead.length > 0) {
    const at = ahead.pop() as string;
    const node = graph.nodes.get(at);
    if (seen.has(at) || !node) continue;
    seen.add(at);
    if (through(node)) ahead.push(...following(graph, at));
  }
  return seen;
}

/** A gateway in which branches meet that run side by side. */
export const isJoin = (graph: Graph, node: Node): boolean =>
  (node.kind === 'parallel' || node.kind === 'inclusive') && [...graph.links.values()].filter((l) => l.to === node.id).length > 1;

const ways = new WeakMap<Graph, Map<string, ReadonlySet<string>>>();
/** As `reachable`, kept per drawing. */
export function ahead(graph: Graph, from: string): ReadonlySet<string> {
  const known = ways.get(graph) ?? new Map<string, ReadonlySet<string>>();
  ways.set(graph, known);
  const found = known.get(from) ?? reachable(graph, from);
  known.set(from, found);
  return found;
}
