import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { qinwuModdle } from '../../contract/moddle.ts';
import { differences, summaries } from './compare.ts';

const moddle = new BpmnModdle({ qinwu: qinwuModdle });
const file = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:qinwu="https://qinwu.dev/bpmn" id="D" targetNamespace="t">
<bpmn:process id="P" isExecutable="true">${inner}</bpmn:process></bpmn:definitions>`;
const step = (by: string, rule = '') =>
  `<bpmn:userTask id="a" name="审核"><bpmn:extensionElements><qinwu:decider by="${by}"/>${rule}</bpmn:extensionElements></bpmn:userTask>`;
const read = async (inner: string) => summaries((await moddle.fromXML(file(inner))).rootElement as never);

describe('what changed between two versions', () => {
  it('is nothing when only the drawing moved', async () => {
    expect(differences(await read(step('officer')), await read(step('officer')))).toEqual([]);
  });
  it('names the decider, the rule and the condition', async () => {
    const before = await read(`${step('officer')}<bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="e"/>`);
    const after = await read(
      `${step('unit-leader', '<qinwu:rule mode="all" limitHours="16"/>')}<bpmn:endEvent id="e" qinwu:outcome="denied"/>
       <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="e"><bpmn:conditionExpression>areaSqm &gt; 20</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    );
    const found = differences(before, after);
    expect(found.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['a changed', 'e changed', 'f changed']);
    expect(found[0]?.changes).toEqual([
      { name: 'by', before: 'officer', after: 'unit-leader' },
      { name: 'mode', before: '', after: 'all' },
      { name: 'limitHours', before: '', after: '16' },
    ]);
    expect(found[1]?.changes).toEqual([{ name: 'outcome', before: '', after: 'denied' }]);
    expect(found[2]?.changes).toEqual([{ name: 'condition', before: '', after: 'areaSqm > 20' }]);
  });
  it('tells what came and what went', async () => {
    const found = differences(await read(step('officer')), await read('<bpmn:endEvent id="z" name="完"/>'));
    expect(found.map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ['a', 'removed', '审核'],
      ['z', 'added', '完'],
    ]);
  });
  it('calls a line by its ends, and says where it leads by name', async () => {
    const ends = '<bpmn:endEvent id="e" name="办结"/><bpmn:endEvent id="n"/>';
    const line = (to: string) => `${step('officer')}${ends}<bpmn:sequenceFlow id="f" sourceRef="a" targetRef="${to}"/>`;
    const [found] = differences(await read(line('n')), await read(line('e')));
    expect(found).toMatchObject({ name: '审核 → 办结', changes: [{ name: 'target', before: 'n', after: '办结' }] });
  });
});
