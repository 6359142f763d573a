import type { Ctx } from '#kernel/context.ts';
import type { Finding } from '../../contract/definitions.ts';
import type { FindingCode } from '../../contract/words.ts';
import { checkGraph } from '../../rules/check-graph.ts';
import type { Graph, Node } from '../../rules/graph.ts';
import { decidingRoles } from '../flow/find-deciders.ts';
import type { ApprovalSubject } from '../subject.ts';
import { describeFacts } from './facts.ts';
import { FeelFailure, namesIn } from './feel.ts';
import { readDefinition } from './read-definition.ts';

/** Everything that is wrong with a definition of a subject: what cannot be read, the drawing, conditions, and who decides. */
export async function checkDefinition(ctx: Ctx, subject: ApprovalSubject, xml: string): Promise<Finding[]> {
  const { graph, findings } = await readDefinition(xml);
  if (!graph) return [...findings];
  const told = [...findings, ...checkGraph(graph), ...checkExpressions(graph, subject), ...(await checkDeciders(ctx, graph))];
  const seen = new Set<string>();
  return told.filter((f) => {
    const key = `${f.code} ${f.elementId} ${JSON.stringify(f.params)}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

const error = (code: FindingCode, element: { id: string; name: string }, params: Record<string, string> = {}): Finding => ({
  code,
  severity: 'error',
  elementId: element.id,
  elementName: element.name || null,
  params,
});

/** Conditions and decider expressions: they parse, name only facts of the subject, and do not read the clock. */
export function checkExpressions(graph: Graph, subject: Pick<ApprovalSubject, 'kind' | 'facts'>): Finding[] {
  const facts = new Set(describeFacts(subject.kind, subject.facts).map((f) => f.name));
  const check = (expression: string, element: { id: string; name: string }, more: readonly string[] = []): Finding[] => {
    try {
      const { names, clock } = namesIn(expression);
      const unknown = names.filter((n) => !facts.has(n) && !more.includes(n));
      return [
        ...unknown.map((fact) => error('unknown_fact', element, { fact, expression })),
        ...(clock ? [error('clock_in_condition', element, { expression })] : []),
      ];
    } catch (fault) {
      if (!(fault instanceof FeelFailure)) throw fault;
      return [error('condition_unreadable', element, { expression, reason: fault.message })];
    }
  };
  return [
    ...[...graph.links.values()].flatMap((l) => (l.condition === null ? [] : check(l.condition, l))),
    ...[...graph.nodes.values()].flatMap((n) =>
      n.decider?.by === 'expression' && n.decider.value ? check(n.decider.value, n, ['starter', 'unit']) : [],
    ),
  ];
}

/** Roles, lines, posts and persons that a definition names exist and are held by somebody at work somewhere. */
async function checkDeciders(ctx: Ctx, graph: Graph): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const node of graph.nodes.values()) if (node.decider) findings.push(...(await checkDecider(ctx, node)));
  return findings;
}

async function checkDecider(ctx: Ctx, node: Node): Promise<Finding[]> {
  const decider = node.decider as NonNullable<Node['decider']>;
  const { by, value, line } = decider;
  const findings: Finding[] = [];
  if (by === 'role' && value && !decidingRoles.includes(value)) findings.push(error('unknown_role', node, { role: value }));
  const lines = ctx.services.identity.book.lines;
  if (line !== null && !lines.includes(line)) findings.push(error('unknown_line', node, { line }));
  if (by === 'person' && value) {
    const names = value.split(/[,，;\s]+/).filter(Boolean);
    const { rows } = await ctx.client.query<{ name: string }>(
      `select n as name from unnest($1::text[]) n where not exists (select 1 from approvals.by_username(array[lower(n)], $2::date))`,
      [names, ctx.today],
    );
    for (const { name } of rows) findings.push(error('nobody_decides', node, { who: name }));
  }
  return findings;
}
