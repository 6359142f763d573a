/** The part of BPMN that the editor offers, with the picture of each in the library's font. */
export interface Kind {
  readonly id: string;
  readonly type: string;
  readonly css: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

export const START: Kind = { id: 'start', type: 'bpmn:StartEvent', css: 'bpmn-icon-start-event-none' };
export const STEP: Kind = { id: 'step', type: 'bpmn:UserTask', css: 'bpmn-icon-user-task' };
export const EXCLUSIVE: Kind = { id: 'exclusive', type: 'bpmn:ExclusiveGateway', css: 'bpmn-icon-gateway-xor' };
export const PARALLEL: Kind = { id: 'parallel', type: 'bpmn:ParallelGateway', css: 'bpmn-icon-gateway-parallel' };
export const INCLUSIVE: Kind = { id: 'inclusive', type: 'bpmn:InclusiveGateway', css: 'bpmn-icon-gateway-or' };
export const SUB_FLOW: Kind = {
  id: 'sub-flow',
  type: 'bpmn:SubProcess',
  css: 'bpmn-icon-subprocess-expanded',
  options: { isExpanded: true },
};
export const END: Kind = { id: 'end', type: 'bpmn:EndEvent', css: 'bpmn-icon-end-event-none' };
/** Not in the palette, because one drawing holds one process; files from elsewhere may have it. */
export const CALL: Kind = { id: 'call', type: 'bpmn:CallActivity', css: 'bpmn-icon-call-activity' };
export const NOTE: Kind = { id: 'note', type: 'bpmn:TextAnnotation', css: 'bpmn-icon-text-annotation' };

export const named: readonly Kind[] = [START, STEP, EXCLUSIVE, PARALLEL, INCLUSIVE, SUB_FLOW, CALL, NOTE, END];
export const drawn: readonly Kind[] = [START, STEP, EXCLUSIVE, PARALLEL, INCLUSIVE, SUB_FLOW, END];
/** What may follow an element. */
export const appended: readonly Kind[] = [STEP, EXCLUSIVE, PARALLEL, INCLUSIVE, END];
export const gateways: readonly Kind[] = [EXCLUSIVE, PARALLEL, INCLUSIVE];
