/** A definition in few words, for tests: elements with what they are, sequence flows with their condition. */
export interface Drawn {
  /** `kind id`: start, end, step, exclusive, parallel, inclusive, call; `sub` has a drawing of its own. */
  readonly nodes: readonly (readonly [kind: string, id: string, rest?: Readonly<Record<string, string>> | Drawn])[];
  readonly links: readonly (readonly [from: string, to: string, condition?: string])[];
}

const tags: Readonly<Record<string, string>> = {
  start: 'startEvent',
  end: 'endEvent',
  step: 'userTask',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
  call: 'callActivity',
  sub: 'subProcess',
};
const decider = ['by', 'value', 'line', 'at'];
const rule = ['mode', 'share', 'limitHours', 'remindHours', 'onTimeout', 'bulk', 'skipDecided', 'returnable'];
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const attributes = (rest: Readonly<Record<string, string>>, names: readonly string[]): string =>
  names
    .filter((n) => rest[n] !== undefined)
    .map((n) => ` ${n}="${escaped(rest[n] as string)}"`)
    .join('');

function body({ nodes, links }: Drawn): string {
  const elements = nodes.map(([kind, id, rest = {}]) => {
    const tag = `bpmn:${tags[kind] ?? kind}`;
    if ('nodes' in rest) return `<${tag} id="${id}" name="${id}">${body(rest as Drawn)}</${tag}>`;
    const words = rest as Readonly<Record<string, string>>;
    const outer = Object.keys(words).filter((n) => !decider.includes(n) && !rule.includes(n));
    const own = attributes(
      words,
      outer.filter((n) => n !== 'inner'),
    );
    const step =
      kind === 'step' && words.by
        ? `<bpmn:extensionElements><qinwu:decider${attributes(words, decider)}/><qinwu:rule${attributes(words, rule)}/></bpmn:extensionElements>`
        : '';
    return `<${tag} id="${id}" ${outer.includes('name') ? '' : `name="${id}"`}${own}>${step}${words.inner ?? ''}</${tag}>`;
  });
  const flows = links.map(
    ([from, to, condition]) =>
      `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${
        condition ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped(condition)}</bpmn:conditionExpression>` : ''
      }</bpmn:sequenceFlow>`,
  );
  return [...elements, ...flows].join('');
}

/** BPMN 2.0 XML of a drawing; `called` are further processes by id. */
export const bpmn = (drawn: Drawn, called: Readonly<Record<string, Drawn>> = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:qinwu="https://qinwu.dev/bpmn" id="definitions" targetNamespace="https://qinwu.dev/test">
<bpmn:process id="main" isExecutable="true">${body(drawn)}</bpmn:process>
${Object.entries(called)
  .map(([id, d]) => `<bpmn:process id="${id}">${body(d)}</bpmn:process>`)
  .join('\n')}
</bpmn:definitions>`;

/** Start, these steps one after the other, end. */
export const inLine = (...steps: readonly (readonly [id: string, rest: Readonly<Record<string, string>>])[]): Drawn => ({
  nodes: [['start', 'begin'], ...steps.map(([id, rest]) => ['step', id, rest] as const), ['end', 'finish']],
  links: ['begin', ...steps.map(([id]) => id)].map((id, i) => [id, steps[i]?.[0] ?? 'finish'] as const),
});

/**
 * A drawing from a line of text: `sketch('s:start a:step x:exclusive/x-e e:end', 's>a', 'a>x', 'x>a: area > 3', 'x>e')`. Steps are the leader's
 * to decide; what stands after the slash is the default flow, or the process that is called.
 */
export function sketch(elements: string, ...links: readonly string[]): string {
  const nodes = elements.split(' ').map((e): Drawn['nodes'][number] => {
    const [id = '', kind = '', rest] = e.split(/[:/]/);
    if (kind === 'step') return [kind, id, { by: 'unit-leader' }];
    return rest ? [kind, id, { [kind === 'call' ? 'calledElement' : 'default']: rest }] : [kind, id];
  });
  return bpmn({
    nodes,
    links: links.map((l) => {
      const [way = '', condition] = l.split(': ');
      const [from = '', to = ''] = way.split('>');
      return condition ? ([from, to, condition] as const) : ([from, to] as const);
    }),
  });
}
