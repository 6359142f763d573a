import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type { AutoPlace, Connect, Create, Entries, Providers } from '../services.ts';
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
    pad: Providers,
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
    pad.registerProvider(this);
  }

  getMultiElementContextPadEntries(): Entries {
    return {
      delete: {
        group: 'edit',
        className: 'bpmn-icon-trash',
        title: this.wordOf('delete'),
        action: { click: (_: Event, elements: Element[]) => this.modeling.removeElements([...elements]) },
      },
    };
  }

  getContextPadEntries(element: Element): Entries {
    const entries: Entries = {};
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
            dragstart: (event: Event, source: Shape) => this.create.start(event, make(), { source }),
          },
        };
      }
      const begin = (event: Event, source: Element) => this.connect.start(event, source);
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
    return entries;
  }
}
