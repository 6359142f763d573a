import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Connect from 'diagram-js/lib/features/connect/Connect';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type Provider from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type { ContextPadEntries } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type Create from 'diagram-js/lib/features/create/Create';
import { appended } from './kinds.ts';

/** What may be done to the chosen element, beside it: add what follows, connect, delete. */
export class ContextPadProvider {
  static readonly $inject = ['contextPad', 'modeling', 'elementFactory', 'connect', 'create', 'autoPlace', 'config.kindWords'];
  private readonly modeling: Modeling;
  private readonly factory: ElementFactory;
  private readonly connect: Connect;
  private readonly create: Create;
  private readonly autoPlace: AutoPlace;
  private readonly wordOf: (id: string) => string;

  constructor(
    pad: ContextPad,
    modeling: Modeling,
    factory: ElementFactory,
    connect: Connect,
    create: Create,
    autoPlace: AutoPlace,
    wordOf: (id: string) => string,
  ) {
    this.modeling = modeling;
    this.factory = factory;
    this.connect = connect;
    this.create = create;
    this.autoPlace = autoPlace;
    this.wordOf = wordOf;
    pad.registerProvider(this as unknown as Provider);
  }

  getMultiElementContextPadEntries(): ContextPadEntries {
    return {
      delete: {
        group: 'edit',
        className: 'bpmn-icon-trash',
        title: this.wordOf('delete'),
        action: { click: (_: Event, elements: Element[]) => this.modeling.removeElements([...elements]) },
      },
    } as unknown as ContextPadEntries;
  }

  getContextPadEntries(element: Element): ContextPadEntries {
    const entries: Record<string, unknown> = {};
    const isNode = 'sourceRef' in element.businessObject === false && element.type !== 'label' && element.parent !== undefined;
    if (isNode && element.type !== 'bpmn:EndEvent' && element.type !== 'bpmn:TextAnnotation') {
      for (const kind of appended) {
        const make = () => this.factory.createShape({ type: kind.type }) as Shape;
        entries[`append.${kind.id}`] = {
          group: 'model',
          className: kind.css,
          title: this.wordOf(kind.id),
          action: {
            click: (_: Event, source: Shape) => this.autoPlace.append(source, make()),
            dragstart: (event: MouseEvent, source: Shape) => this.create.start(event, make(), { source }),
          },
        };
      }
      const begin = (event: MouseEvent, source: Element) => this.connect.start(event, source);
      entries.connect = {
        group: 'connect',
        className: 'bpmn-icon-connection-multi',
        title: this.wordOf('connect'),
        action: { click: begin, dragstart: begin },
      };
    }
    entries.delete = {
      group: 'edit',
      className: 'bpmn-icon-trash',
      title: this.wordOf('delete'),
      action: { click: (_: Event, one: Element) => this.modeling.removeElements([one]) },
    };
    return entries as ContextPadEntries;
  }
}
