import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Shape } from 'bpmn-js/lib/model/Types';
import type { Create, Entries, Entry, GlobalConnect, HandTool, LassoTool, Providers, SpaceTool } from '../services.ts';
import { drawn, type Kind, SUB_FLOW } from './kinds.ts';

type Translate = (phrase: string) => string;

/** The tools at the left: move, select, make room, connect, and what a flow may be drawn from. */
export class PaletteProvider {
  static readonly $inject = [
    'palette',
    'create',
    'elementFactory',
    'spaceTool',
    'lassoTool',
    'handTool',
    'globalConnect',
    'translate',
    'config.kindWords',
  ];
  private readonly create: Create;
  private readonly factory: ElementFactory;
  private readonly tools: Entries;
  private readonly wordOf: (kind: string) => string;

  constructor(
    palette: Providers,
    create: Create,
    factory: ElementFactory,
    space: SpaceTool,
    lasso: LassoTool,
    hand: HandTool,
    connect: GlobalConnect,
    translate: Translate,
    wordOf: (kind: string) => string,
  ) {
    this.create = create;
    this.factory = factory;
    this.wordOf = wordOf;
    const tool = (css: string, title: string, click: (event: Event) => void): Entry => ({
      group: 'tools',
      className: css,
      title,
      action: { click },
    });
    this.tools = {
      'hand-tool': tool('bpmn-icon-hand-tool', translate('Activate hand tool'), (event) => hand.activateHand(event)),
      'lasso-tool': tool('bpmn-icon-lasso-tool', translate('Activate lasso tool'), (event) => lasso.activateSelection(event)),
      'space-tool': tool('bpmn-icon-space-tool', translate('Activate create/remove space tool'), (event) => space.activateSelection(event)),
      'global-connect-tool': tool('bpmn-icon-connection-multi', translate('Activate global connect tool'), (event) => connect.start(event)),
      'tool-separator': { group: 'tools', separator: true, action: {} },
    };
    palette.registerProvider(this);
  }

  getPaletteEntries(): Entries {
    const entry = (kind: Kind): Entry => {
      const begin = (event: Event) => this.begin(event, kind);
      return { group: 'kinds', className: kind.css, title: this.wordOf(kind.id), action: { dragstart: begin, click: begin } };
    };
    return { ...this.tools, ...Object.fromEntries(drawn.map((kind) => [`create.${kind.id}`, entry(kind)])) };
  }

  private begin(event: Event, kind: Kind): void {
    const shape = this.factory.createShape({ type: kind.type, ...kind.options }) as Shape;
    if (kind !== SUB_FLOW) {
      this.create.start(event, shape);
      return;
    }
    const start = this.factory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: shape }) as Shape;
    this.create.start(event, [shape, start], { hints: { autoSelect: [shape] } });
  }
}
