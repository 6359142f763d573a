/** What one version of a flow says of an element, in plain words of the file. */
export type Summary = Readonly<Record<string, string>>;

export interface Difference {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Names of what changed, with the value before and after. */
  readonly changes: readonly { name: string; before: string; after: string }[];
}

interface Node {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly flowElements?: readonly Node[];
  readonly rootElements?: readonly Node[];
  readonly sourceRef?: Node;
  readonly targetRef?: Node;
  readonly default?: Node;
  readonly calledElement?: string;
  readonly conditionExpression?: { readonly body?: string };
  readonly extensionElements?: { readonly values?: readonly Node[] };
  readonly $attrs?: Readonly<Record<string, unknown>>;
  get?(name: string): unknown;
}

const DECIDER = ['by', 'value', 'line', 'at'] as const;
const RULE = ['mode', 'share', 'limitHours', 'remindHours', 'onTimeout', 'bulk', 'skipDecided', 'returnable'] as const;

function extensionWords(node: Node): Record<string, string> {
  const words: Record<string, string> = {};
  for (const one of node.extensionElements?.values ?? []) {
    const names = one.$type === 'qinwu:Decider' ? DECIDER : one.$type === 'qinwu:Rule' ? RULE : [];
    for (const name of names) {
      const value = (one as unknown as Record<string, unknown>)[name];
      if (value !== undefined) words[name] = String(value);
    }
  }
  return words;
}

function summaryOf(node: Node): Summary {
  const outcome = node.$type === 'bpmn:EndEvent' ? node.get?.('qinwu:outcome') : undefined;
  return {
    type: node.$type,
    ...(node.name ? { name: node.name } : {}),
    ...(node.sourceRef ? { source: node.sourceRef.id ?? '', target: node.targetRef?.id ?? '' } : {}),
    ...(node.default ? { default: node.default.id ?? '' } : {}),
    ...(node.conditionExpression?.body ? { condition: node.conditionExpression.body } : {}),
    ...(node.calledElement ? { called: node.calledElement } : {}),
    ...(outcome ? { outcome: String(outcome) } : {}),
    ...extensionWords(node),
  };
}

/** Every element of a parsed definition by its id. */
export function summaries(definitions: Node): Map<string, Summary> {
  const found = new Map<string, Summary>();
  const walk = (node: Node): void => {
    for (const child of node.flowElements ?? []) {
      if (child.id) found.set(child.id, summaryOf(child));
      walk(child);
    }
  };
  for (const root of definitions.rootElements ?? []) walk(root);
  return found;
}

/** What an element is called: by its name, a line by its ends, else by its id. */
function nameOf(id: string, all: ReadonlyMap<string, Summary>): string {
  const { name, source, target } = all.get(id) ?? {};
  if (name) return name;
  return source && target ? `${nameOf(source, all)} → ${nameOf(target, all)}` : id;
}

/** Values of the file that are ids of other elements. */
const pointers = new Set(['source', 'target', 'default']);

/** What changed from one version to the next, element by element; where things stand on the drawing does not count. */
export function differences(before: ReadonlyMap<string, Summary>, after: ReadonlyMap<string, Summary>): Difference[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const said = (key: string, value: string | undefined, all: ReadonlyMap<string, Summary>): string =>
    value && pointers.has(key) ? nameOf(value, all) : (value ?? '');
  return ids.flatMap((id): Difference[] => {
    const [old, now] = [before.get(id), after.get(id)];
    const { type = '' } = now ?? old ?? {};
    const name = nameOf(id, now ? after : before);
    if (!old) return [{ id, name, type, kind: 'added', changes: [] }];
    if (!now) return [{ id, name, type, kind: 'removed', changes: [] }];
    const changes = [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((key) => old[key] !== now[key])
      .map((key) => ({ name: key, before: said(key, old[key], before), after: said(key, now[key], after) }));
    return changes.length > 0 ? [{ id, name, type, kind: 'changed', changes }] : [];
  });
}
