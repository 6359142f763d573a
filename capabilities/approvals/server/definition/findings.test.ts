import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkDefinition } from '#capabilities/approvals/contract/definitions.ts';
import { makeOffice, type Office } from '#testing/approvals.ts';
import { bpmn, inLine, sketch } from '#testing/bpmn.ts';

const kind = 'test.matter';
const leader = { by: 'unit-leader' };
const plain = bpmn(inLine(['one', leader], ['two', { by: 'superior-leader' }]));

let o: Office;
beforeAll(async () => {
  o = await makeOffice(inject('postgresUrl'), plain);
});
afterAll(async () => o?.app.close());

const findings = async (xml: string) => {
  const reply = await o.officer.call(checkDefinition, { kind, xml });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem));
  return reply.body.findings.filter((f) => f.code !== 'no_drawing').map((f) => `${f.code} ${f.elementId ?? '-'}`);
};
const one = (rest: Record<string, string>) => bpmn(inLine(['a', rest]));
const around = (condition: string) => sketch('s:start a:step x:exclusive/x-e e:end', 's>a', 'a>x', 'x>e', `x>a: ${condition}`);
const changed = (from: string, to: string) => plain.replace(from, to);

/** What it is, the drawing, and what is told of it. */
const bad: readonly (readonly [string, string, readonly string[]])[] = [
  ['no XML', 'hello', ['unreadable -']],
  ['an entity', changed('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'), ['unreadable -']],
  ['no process', plain.replaceAll(/<bpmn:process[\s\S]*<\/bpmn:process>/g, ''), ['no_process -']],
  [
    'a script',
    sketch('s:start k:scriptTask a:step e:end', 's>k', 'k>a', 'a>e'),
    ['unsupported_element k', 'dangling_flow s-k', 'dangling_flow k-a'],
  ],
  ['a timer', changed('name="begin">', '><bpmn:timerEventDefinition/>'), ['unsupported_element begin']],
  [
    'several instances',
    changed('</bpmn:userTask>', '<bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>'),
    ['unsupported_element one'],
  ],
  [
    'a boundary event',
    changed('<bpmn:endEvent', '<bpmn:boundaryEvent id="b" attachedToRef="one"/><bpmn:endEvent'),
    ['unsupported_element b'],
  ],
  ['a message', changed('</bpmn:definitions>', '<bpmn:message id="m"/></bpmn:definitions>'), ['unsupported_element m']],
  ['no start', sketch('a:step e:end', 'a>e'), ['no_start -']],
  ['two starts', sketch('s:start t:start a:step e:end', 's>a', 't>a', 'a>e'), ['several_starts t']],
  ['no end', sketch('s:start a:step', 's>a'), ['no_end -', 'dead_end a']],
  ['a dead end', sketch('s:start f:parallel a:step b:step e:end', 's>f', 'f>a', 'f>b', 'a>e'), ['dead_end b']],
  ['an unreachable step', sketch('s:start a:step b:step e:end', 's>a', 'a>e', 'b>e'), ['unreachable b']],
  [
    'a circle without a step',
    sketch('s:start a:step x:exclusive/x-y y:exclusive/y-e e:end', 's>a', 'a>x', 'x>y', 'y>x: area > 3', 'y>e'),
    ['cycle_without_step x'],
  ],
  ['a circle without an end', sketch('s:start f:parallel a:step b:step e:end', 's>f', 'f>a', 'a>e', 'f>b', 'b>b'), ['never_ends b']],
  ['a way without a step', sketch('s:start x:exclusive/x-a a:step e:end', 's>x', 'x>a', 'x>e: area < 3', 'a>e'), ['passes_without_step e']],
  [
    'a gateway without default',
    sketch('s:start a:step x:exclusive e:end', 's>a', 'a>x', 'x>e: area > 1', 'x>a: area > 2'),
    ['no_default x'],
  ],
  ['a branch without condition', sketch('s:start a:step x:exclusive/x-e e:end', 's>a', 'a>x', 'x>e', 'x>a'), ['no_condition x-a']],
  ['a condition that is never asked', sketch('s:start a:step e:end', 's>a: area > 3', 'a>e'), ['stray_condition s-a']],
  ['several ways out of a step', sketch('s:start a:step e:end f:end', 's>a', 'a>e', 'a>f'), ['several_flows_out a']],
  ['FEEL that does not parse', around('area >'), ['condition_unreadable x-a']],
  ['an unknown fact', around('areaa > 4'), ['unknown_fact x-a']],
  ['the clock', around('today() > date("2026-01-01")'), ['clock_in_condition x-a']],
  ['another language', around(`$\{area > 4}`), ['condition_not_feel x-a', 'condition_unreadable x-a']],
  ['a call of nothing', sketch('s:start c:call/gone a:step e:end', 's>c', 'c>a', 'a>e'), ['called_unknown c']],
  ['a call of itself', sketch('s:start c:call/main a:step e:end', 's>c', 'c>a', 'a>e'), ['called_itself c']],
  ['no decider', one({}), ['no_decider a']],
  ['an unknown way to decide', one({ by: 'moon' }), ['unknown_decider a']],
  ['an unknown role', one({ by: 'role', value: 'sysadmin' }), ['unknown_role a']],
  ['an unknown line', one({ by: 'officer', line: 'canteens' }), ['unknown_line a']],
  ['nobody named', one({ by: 'person' }), ['decider_value_missing a']],
  ['somebody who is not here', one({ by: 'person', value: 'm1, ghost' }), ['nobody_decides a']],
  ['an expression over nothing', one({ by: 'expression', value: 'somebody' }), ['unknown_fact a']],
  ['a share of nothing', one({ ...leader, mode: 'share', share: '0' }), ['share_out_of_range a']],
  ['an unknown way to sign', one({ ...leader, mode: 'most' }), ['unknown_mode a']],
  ['a limit of no hours', one({ ...leader, limitHours: '0' }), ['hours_out_of_range a']],
  ['an act at no limit', one({ ...leader, onTimeout: 'approve' }), ['timeout_without_limit a']],
  ['an unknown act at the limit', one({ ...leader, limitHours: '8', onTimeout: 'weep' }), ['unknown_timeout a']],
  ['an unknown end', changed('<bpmn:endEvent', '<bpmn:endEvent qinwu:outcome="maybe"'), ['unknown_outcome finish']],
];

describe('what is wrong with a drawing is named with its element', () => {
  it.each(bad)('%s', async (_what, xml, expected) => {
    expect(await findings(xml)).toEqual(expected);
  });

  it('and a sound one with every supported element has none', async () => {
    const inner = inLine(['inside', leader]);
    const whole = bpmn(
      {
        nodes: [
          ['start', 's'],
          [
            'step',
            'a',
            {
              ...leader,
              mode: 'share',
              share: '60',
              limitHours: '16',
              remindHours: '8',
              onTimeout: 'escalate',
              bulk: 'true',
              skipDecided: 'true',
              returnable: 'false',
            },
          ],
          ['inclusive', 'i', { default: 'i-b' }],
          ['step', 'b', { by: 'role', value: 'unit-admin', at: 'superior' }],
          [
            'sub',
            'n',
            {
              nodes: [
                ['start', 'ns'],
                ['step', 'na', { by: 'post', value: '局长' }],
                ['end', 'ne'],
              ],
              links: [
                ['ns', 'na'],
                ['na', 'ne'],
              ],
            },
          ],
          ['inclusive', 'j'],
          ['call', 'c', { calledElement: 'further' }],
          ['end', 'e', { 'qinwu:outcome': 'approved' }],
          ['textAnnotation', 't'],
        ],
        links: [
          ['s', 'a'],
          ['a', 'i'],
          ['i', 'b'],
          ['i', 'n', 'area > 3 and kind = "rent"'],
          ['b', 'j'],
          ['n', 'j'],
          ['j', 'c'],
          ['c', 'e'],
        ],
      },
      { further: inner },
    );
    expect(await findings(whole)).toEqual([]);
  });

  it('what other tools export within the supported part loads: their own attributes and elements are foreign, not wrong', async () => {
    const exported = plain
      .replace(
        'xmlns:qinwu',
        'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:flowable="http://flowable.org/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" exporter="Camunda Modeler" exporterVersion="5.30.0" modeler:executionPlatform="Camunda Cloud" xmlns:qinwu',
      )
      .replace(
        '<bpmn:userTask id="one"',
        '<bpmn:userTask id="one" camunda:assignee="demo" flowable:candidateGroups="a,b" camunda:formKey="f"',
      )
      .replace(
        '<bpmn:extensionElements>',
        '<bpmn:extensionElements><zeebe:userTask/><camunda:formData><camunda:formField id="x"/></camunda:formData>',
      )
      .replace('isExecutable="true"', 'isExecutable="true" camunda:historyTimeToLive="30" flowable:candidateStarterGroups="x"');
    expect(await findings(exported)).toEqual([]);
  });
});
