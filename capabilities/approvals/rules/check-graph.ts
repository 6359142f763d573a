import type { Finding } from '../contract/definitions.ts';
import type { FindingCode } from '../contract/words.ts';
import { type Graph, linksFrom, type Node, reachable } from './graph.ts';

type Told = (code: FindingCode, elementId: string | null, params?: Record<string, string>) => void;

/** Findings on the drawing as a whole and on each element, except of what it names outside itself (facts, roles, people). */
export function checkGraph(graph: Graph): Finding[] {
  const findings: Finding[] = [];
  const tell: Told = (code, elementId, params = {}) => {
    const element = elementId === null ? undefined : (graph.nodes.get(elementId) ?? graph.links.get(elementId));
    findings.push({ code, severity: code === 'no_name' ? 'warning' : 'error', elementId, elementName: element?.name || null, params });
  };
  checkScopes(graph, tell);
  checkCalls(graph, tell);
  for (const node of graph.nodes.values()) checkNode(graph, node, tell);
  if (findings.every((f) => f.severity !== 'error')) checkWays(graph, tell);
  return findings;
}

/** Each process has one start and at least one end. */
function checkScopes(graph: Graph, tell: Told): void {
  const scopes = new Set([...graph.nodes.values()].map((n) => n.within).concat(graph.main));
  for (const scope of scopes) {
    const own = [...graph.nodes.values()].filter((n) => n.within === scope);
    const starts = own.filter((n) => n.kind === 'start');
    if (starts.length === 0) tell('no_start', graph.nodes.has(scope) ? scope : null, { process: scope });
    for (const second of starts.slice(1)) tell('several_starts', second.id);
    if (!own.some((n) => n.kind === 'end')) tell('no_end', graph.nodes.has(scope) ? scope : null, { process: scope });
  }
  for (const link of graph.links.values()) if (!graph.nodes.has(link.from) || !graph.nodes.has(link.to)) tell('dangling_flow', link.id);
}

function checkCalls(graph: Graph, tell: Told): void {
  const known = new Set([...graph.nodes.values()].map((n) => n.within));
  const callers = [...graph.nodes.values()].filter((n) => n.kind === 'call');
  for (const node of callers) {
    if (node.called === null || !known.has(node.called) || graph.nodes.has(node.called))
      tell('called_unknown', node.id, { process: node.called ?? '' });
    else if (callsItself(graph, node)) tell('called_itself', node.id, { process: node.called });
    else if (callers.some((other) => other !== node && other.called === node.called))
      tell('called_twice', node.id, { process: node.called });
  }
}

/** Whether the process a call begins leads, over any number of calls, to the process the call stands in. */
function callsItself(graph: Graph, call: Node): boolean {
  const outer = scopesAround(graph, call);
  const seen = new Set<string>();
  const ahead = [call.called];
  while (ahead.length > 0) {
    const scope = ahead.pop();
    if (!scope || seen.has(scope)) continue;
    if (outer.has(scope)) return true;
    seen.add(scope);
    for (const n of graph.nodes.values()) if (n.within === scope) ahead.push(n.kind === 'call' ? n.called : n.kind === 'sub' ? n.id : null);
  }
  return false;
}

function scopesAround(graph: Graph, node: Node): Set<string> {
  const around = new Set<string>();
  for (let at: Node | undefined = node; at; at = graph.nodes.get(at.within)) around.add(at.within);
  return around;
}

function checkNode(graph: Graph, node: Node, tell: Told): void {
  const out = linksFrom(graph, node.id);
  if (node.kind !== 'end' && out.length === 0) tell('dead_end', node.id);
  if (node.kind === 'step' && node.name === '') tell('no_name', node.id);
  const splits = node.kind === 'exclusive' || node.kind === 'inclusive';
  if (!splits && node.kind !== 'parallel' && out.length > 1) tell('several_flows_out', node.id);
  if (node.fallback !== null && !out.some((l) => l.id === node.fallback)) tell('default_unknown', node.id, { flow: node.fallback });
  if (splits && out.length > 1) {
    if (node.fallback === null) tell('no_default', node.id);
    for (const link of out) if (link.id !== node.fallback && link.condition === null) tell('no_condition', link.id);
  }
  for (const link of out)
    if (link.condition !== null && (!splits || out.length === 1 || link.id === node.fallback)) tell('stray_condition', link.id);
}

/** Ways of a drawing that is sound element by element: everything is reached, everything can end, no way goes round or through without a step. */
function checkWays(graph: Graph, tell: Told): void {
  const start = graph.starts.get(graph.main) as string;
  const reached = reachable(graph, start).add(start);
  for (const node of graph.nodes.values()) if (!reached.has(node.id)) tell('unreachable', node.id);
  const isLast = (n: Node) => n.kind === 'end' && n.within === graph.main;
  for (const node of graph.nodes.values()) {
    if (!reached.has(node.id) || isLast(node)) continue;
    if (![...reachable(graph, node.id)].some((id) => isLast(graph.nodes.get(id) as Node))) tell('never_ends', node.id);
    const past = (n: Node) => n.kind !== 'step';
    if (node.kind !== 'step' && reachable(graph, node.id, past).has(node.id) && cyclesAt(graph, node.id))
      tell('cycle_without_step', node.id);
  }
  const unasked = [...reachable(graph, start, (n) => n.kind !== 'step')].map((id) => graph.nodes.get(id) as Node);
  for (const end of unasked) if (isLast(end) && end.outcome !== 'denied') tell('passes_without_step', end.id);
}

/** Only the first element of a cycle is named, so that one cycle is one finding. */
const cyclesAt = (graph: Graph, nodeId: string): boolean => {
  const ids = [...graph.nodes.keys()];
  const round = [...reachable(graph, nodeId, (n) => n.kind !== 'step')].filter((id) => {
    const node = graph.nodes.get(id) as Node;
    return node.kind !== 'step' && reachable(graph, id, (n) => n.kind !== 'step').has(nodeId);
  });
  return round.every((id) => ids.indexOf(nodeId) <= ids.indexOf(id));
};
