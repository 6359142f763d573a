import { BpmnModdle } from 'bpmn-moddle';
import { qinwuModdle } from '../../contract/moddle.ts';

/** A definition as the tree of its elements. @throws when the text is not BPMN. */
export async function parseFlow(xml: string): Promise<unknown> {
  return (await new BpmnModdle({ qinwu: qinwuModdle }).fromXML(xml)).rootElement;
}
