import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type BpmnReplace from 'bpmn-js/lib/features/replace/BpmnReplace';
import type Modeler from 'bpmn-js/lib/Modeler';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type { AutoPlace, Canvas, CommandStack, ElementRegistry, Selection } from '../services.ts';
import { INSERT_AFTER, type Insertion, onlyWayOn } from './insert-after.ts';
import { END, type Kind } from './kinds.ts';

export type { Element } from 'bpmn-js/lib/model/Types';

/** A value of an attribute; undefined takes the attribute away. */
export type Value = string | number | boolean | undefined;
type Values = Readonly<Record<string, Value>>;

/** The part of the extension below a step: who decides, or by which rule. */
export type Extension = 'qinwu:Decider' | 'qinwu:Rule';

interface ModelElement {
  $type: string;
  $parent?: ModelElement;
  values?: ModelElement[];
  get(name: string): unknown;
}

/** What the extension says of a step; empty where nothing is said. */
export function extensionOf(element: Element, type: Extension): Readonly<Record<string, unknown>> {
  const found = (element.businessObject.extensionElements?.values as ModelElement[] | undefined)?.find((one) => one.$type === type);
  return (found as unknown as Record<string, unknown> | undefined) ?? {};
}

/** Changes the extension of a step; one step of undo. */
export function setExtension(modeler: Modeler, element: Element, type: Extension, values: Values): void {
  const modeling = modeler.get<Modeling>('modeling');
  const factory = modeler.get<BpmnFactory>('bpmnFactory');
  const object = element.businessObject as { extensionElements?: ModelElement };
  const holder = object.extensionElements;
  const found = holder?.values?.find((one) => one.$type === type);
  if (found) {
    modeling.updateModdleProperties(element, found, values);
    return;
  }
  const made = factory.create(type, { ...values }) as ModelElement;
  if (holder) {
    made.$parent = holder;
    modeling.updateModdleProperties(element, holder, { values: [...(holder.values ?? []), made] });
    return;
  }
  const extension = factory.create('bpmn:ExtensionElements', { values: [made] }) as ModelElement;
  made.$parent = extension;
  modeling.updateProperties(element, { extensionElements: extension });
}

/** Changes what BPMN itself says of an element: its name, its outcome, its documentation. */
export const setProperties = (modeler: Modeler, element: Element, values: Readonly<Record<string, unknown>>): void =>
  modeler.get<Modeling>('modeling').updateProperties(element, { ...values });

/** The condition under which a sequence flow is followed; empty for none. */
export const conditionOf = (element: Element): string => String(element.businessObject.conditionExpression?.body ?? '');

export function setCondition(modeler: Modeler, element: Element, body: string): void {
  const factory = modeler.get<BpmnFactory>('bpmnFactory');
  const conditionExpression = body.trim() === '' ? undefined : factory.create('bpmn:FormalExpression', { body: body.trim() });
  setProperties(modeler, element, { conditionExpression });
}

/** Whether a sequence flow is the one that is followed when no condition holds. */
export const isDefault = (element: Element): boolean => element.businessObject.sourceRef?.default === element.businessObject;

export function setDefault(modeler: Modeler, element: Element, on: boolean): void {
  const source = modeler.get<ElementRegistry>('elementRegistry').get(element.businessObject.sourceRef.id) as Element | undefined;
  if (source) setProperties(modeler, source, { default: on ? element.businessObject : undefined });
}

/** Makes a gateway of another kind of it; its name and its lines stay. */
export function changeKind(modeler: Modeler, element: Element, kind: Kind): void {
  const changed = modeler.get<BpmnReplace>('bpmnReplace').replaceElement(element, { type: kind.type } as never);
  modeler.get<Selection>('selection').select(changed);
}

/** Adds what follows an element, connected, and chooses it: between it and the next where one line leads on, else beside it. */
export function append(modeler: Modeler, element: Element, kind: Kind): void {
  const selection = modeler.get<Selection>('selection');
  if (kind !== END && onlyWayOn(element as Shape)) {
    const insertion: Insertion = { after: element as Shape, kind };
    modeler.get<CommandStack>('commandStack').execute(INSERT_AFTER, insertion);
    if (insertion.made) selection.select(insertion.made);
    return;
  }
  const shape = modeler.get<ElementFactory>('elementFactory').createShape({ type: kind.type, ...kind.options }) as Shape;
  modeler.get<AutoPlace>('autoPlace').append(element as Shape, shape);
  selection.select(shape);
}

/** Leads a line from one element to another. */
export function connect(modeler: Modeler, source: Element, targetId: string): void {
  const target = modeler.get<ElementRegistry>('elementRegistry').get(targetId);
  if (target) modeler.get<Modeling>('modeling').connect(source, target);
}

/** Where a line from an element may lead: what comes after the start, in the same part of the flow. */
export const targetsOf = (modeler: Modeler, source: Element): Element[] =>
  drawnElements(modeler).filter(
    (one) =>
      one !== source &&
      one.parent === source.parent &&
      !['bpmn:SequenceFlow', 'bpmn:StartEvent', 'bpmn:TextAnnotation', 'bpmn:Association'].includes(one.type),
  );

export function remove(modeler: Modeler, element: Element): void {
  modeler.get<Modeling>('modeling').removeElements([element]);
}

/** Everything drawn that has a name or could have one, in the order of the file. */
export function drawnElements(modeler: Modeler): Element[] {
  const all = modeler.get<ElementRegistry>('elementRegistry').getAll() as Element[];
  return all.filter((one) => one.type !== 'label' && one.parent !== undefined && !one.type.startsWith('bpmn:Process'));
}

/** Chooses an element by its id and brings it into sight. */
export function choose(modeler: Modeler, id: string): void {
  const element = modeler.get<ElementRegistry>('elementRegistry').get(id);
  if (!element) return;
  modeler.get<Selection>('selection').select(element);
  modeler.get<Canvas>('canvas').scrollToElement(element, 80);
}
