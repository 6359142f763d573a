import { BpmnModdle } from 'bpmn-moddle';
import type { Finding } from '../../contract/definitions.ts';
import { qinwuModdle } from '../../contract/moddle.ts';
import {
  type DecidedBy,
  type DeciderAt,
  decidedBys,
  deciderAts,
  type FindingCode,
  type Mode,
  modes,
  type Timeout,
  timeouts,
} from '../../contract/words.ts';
import { type Decider, type Graph, type Link, type Node, type NodeKind, plainRule, type Rule } from '../../rules/graph.ts';

/** An element as bpmn-moddle reads it. */
export interface Element {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

export interface ReadDefinition {
  /** Null when the file cannot be read at all. */
  readonly graph: Graph | null;
  /** What bpmn-moddle answered, for the engine. */
  readonly moddle: unknown;
  readonly findings: readonly Finding[];
}

const kinds: Readonly<Record<string, NodeKind>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:UserTask': 'step',
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:InclusiveGateway': 'inclusive',
  'bpmn:CallActivity': 'call',
  'bpmn:SubProcess': 'sub',
};
/** Drawn beside the flow, without a meaning for its run. */
const beside = new Set(['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group', 'bpmn:Category', 'bpmn:LaneSet', 'bpmn:Lane']);
const rootsBeside = new Set(['bpmn:Collaboration', 'bpmn:Category']);

const listOf = (value: unknown): Element[] => (Array.isArray(value) ? (value as Element[]) : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
const idOf = (value: unknown): string => ((value as Element | undefined)?.id ?? '') as string;

/** Reads a definition. What lies outside the supported part of BPMN is a finding that names the element. */
export async function readDefinition(xml: string): Promise<ReadDefinition> {
  const reader = new Reader();
  // A definition is a file of one's own: entities would only serve to blow it up.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return { graph: null, moddle: null, findings: [reader.unreadable('DOCTYPE')] };
  let parsed: { rootElement: Element; warnings: { message: string }[] };
  try {
    parsed = (await new BpmnModdle({ qinwu: qinwuModdle }).fromXML(xml)) as unknown as typeof parsed;
  } catch (error) {
    return { graph: null, moddle: null, findings: [reader.unreadable((error as Error).message.split('\n')[0] ?? '')] };
  }
  // The library reads on over what it does not know; an element or a reference it skipped would be missing in the run.
  for (const w of parsed.warnings.filter((one) => !one.message.startsWith('unknown attribute')))
    reader.findings.push(reader.unreadable(w.message.split('\n')[0] ?? ''));
  const graph = reader.read(parsed.rootElement);
  return { graph, moddle: parsed, findings: reader.findings };
}

class Reader {
  readonly findings: Finding[] = [];
  readonly #nodes = new Map<string, Node>();
  readonly #links = new Map<string, Link>();
  readonly #starts = new Map<string, string>();

  unreadable(message: string): Finding {
    return { code: 'unreadable', severity: 'error', elementId: null, elementName: null, params: { message: message.slice(0, 200) } };
  }

  read(root: Element): Graph | null {
    const processes = listOf(root.rootElements).filter((e) => e.$type === 'bpmn:Process');
    for (const other of listOf(root.rootElements)) {
      if (other.$type !== 'bpmn:Process' && !rootsBeside.has(other.$type))
        this.#tell('unsupported_element', other, { element: other.$type });
    }
    const called = new Set<string>();
    for (const p of processes) this.#scope(p, p.id as string, called);
    const main = processes.find((p) => p.isExecutable === true) ?? processes.find((p) => !called.has(p.id as string));
    if (!main) {
      this.findings.push({ code: 'no_process', severity: 'error', elementId: null, elementName: null, params: {} });
      return null;
    }
    for (const p of processes) {
      if (p !== main && p.isExecutable === true) this.#tell('unsupported_attribute', p, { attribute: 'isExecutable' });
      if (p !== main && !called.has(p.id as string)) this.#tell('unreachable', p);
    }
    if (listOf(root.diagrams).length === 0) this.#tell('no_drawing', null, {}, 'warning');
    return { main: main.id as string, nodes: this.#nodes, links: this.#links, starts: this.#starts };
  }

  #scope(scope: Element, within: string, called: Set<string>): void {
    for (const e of listOf(scope.flowElements)) {
      const kind = kinds[e.$type];
      if (e.$type === 'bpmn:SequenceFlow') this.#link(e, within);
      else if (kind) this.#node(e, kind, within, called);
      else if (!beside.has(e.$type)) this.#tell('unsupported_element', e, { element: e.$type });
    }
  }

  #node(e: Element, kind: NodeKind, within: string, called: Set<string>): void {
    const id = e.id as string;
    const event = listOf(e.eventDefinitions)[0];
    if (event) this.#tell('unsupported_element', e, { element: event.$type });
    if (e.loopCharacteristics) this.#tell('unsupported_element', e, { element: (e.loopCharacteristics as Element).$type });
    if (e.triggeredByEvent === true) this.#tell('unsupported_attribute', e, { attribute: 'triggeredByEvent' });
    if (kind === 'start') this.#starts.set(within, this.#starts.get(within) ?? id);
    const target = kind === 'call' ? textOf(e.calledElement) : null;
    if (target !== null) called.add(target);
    this.#nodes.set(id, {
      id,
      kind,
      name: textOf(e.name) ?? '',
      within,
      fallback: e.default ? idOf(e.default) : null,
      called: target,
      outcome: kind === 'end' ? this.#outcome(e) : null,
      decider: kind === 'step' ? this.#decider(e) : null,
      rule: kind === 'step' ? this.#rule(e) : plainRule,
    });
    if (kind === 'sub') this.#scope(e, id, called);
  }

  #link(e: Element, within: string): void {
    const expression = e.conditionExpression as Element | undefined;
    const language = textOf(expression?.language);
    if (language && !/feel/i.test(language)) this.#tell('condition_not_feel', e, { language });
    const body = textOf(expression?.body);
    if (body && /^[$#]\{/.test(body)) this.#tell('condition_not_feel', e, { language: body.slice(0, 2) });
    this.#links.set(e.id as string, {
      id: e.id as string,
      from: idOf(e.sourceRef),
      to: idOf(e.targetRef),
      within,
      name: textOf(e.name) ?? '',
      // Editors of FEEL write a leading equals sign.
      condition: body ? body.replace(/^=\s*/, '') : null,
    });
  }

  #outcome(e: Element): string | null {
    const outcome = textOf(e.outcome);
    if (outcome !== null && outcome !== 'approved' && outcome !== 'denied') this.#tell('unknown_outcome', e, { outcome });
    return outcome;
  }

  #extension(e: Element, type: string): Element | undefined {
    return listOf((e.extensionElements as Element | undefined)?.values).find((v) => v.$type.toLowerCase() === type);
  }

  #decider(e: Element): Decider | null {
    const d = this.#extension(e, 'qinwu:decider');
    const by = textOf(d?.by);
    if (!d || by === null) {
      this.#tell('no_decider', e);
      return null;
    }
    const at = textOf(d.at) ?? 'unit';
    if (!(decidedBys as readonly string[]).includes(by) || !(deciderAts as readonly string[]).includes(at)) {
      this.#tell('unknown_decider', e, { by: (decidedBys as readonly string[]).includes(by) ? at : by });
      return null;
    }
    const value = textOf(d.value);
    if (value === null && ['role', 'post', 'person', 'expression'].includes(by)) this.#tell('decider_value_missing', e, { by });
    return { by: by as DecidedBy, value, line: textOf(d.line), at: at as DeciderAt };
  }

  #rule(e: Element): Rule {
    const r = this.#extension(e, 'qinwu:rule');
    if (!r) return plainRule;
    const mode = textOf(r.mode) ?? 'or';
    if (!(modes as readonly string[]).includes(mode)) this.#tell('unknown_mode', e, { mode });
    const onTimeout = textOf(r.onTimeout);
    if (onTimeout !== null && !(timeouts as readonly string[]).includes(onTimeout)) this.#tell('unknown_timeout', e, { value: onTimeout });
    const limitHours = this.#hours(e, r.limitHours);
    if (onTimeout !== null && limitHours === null) this.#tell('timeout_without_limit', e);
    const share = typeof r.share === 'number' ? r.share : null;
    if (mode === 'share' && !(share !== null && share >= 1 && share <= 100))
      this.#tell('share_out_of_range', e, { share: String(share ?? '') });
    return {
      mode: (modes as readonly string[]).includes(mode) ? (mode as Mode) : 'or',
      share: mode === 'share' ? share : null,
      limitHours,
      remindHours: this.#hours(e, r.remindHours),
      onTimeout: onTimeout as Timeout | null,
      bulk: r.bulk === true,
      skipDecided: r.skipDecided === true,
      returnable: r.returnable !== false,
    };
  }

  #hours(e: Element, value: unknown): number | null {
    if (value === undefined) return null;
    if (typeof value === 'number' && value >= 1 && value <= 2000) return value;
    this.#tell('hours_out_of_range', e, { hours: String(value) });
    return null;
  }

  #tell(code: FindingCode, e: Element | null, params: Record<string, string> = {}, severity: Finding['severity'] = 'error'): void {
    this.findings.push({ code, severity, elementId: e?.id ?? null, elementName: textOf(e?.name), params });
  }
}
