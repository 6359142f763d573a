import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Shape } from 'bpmn-js/lib/model/Types';
import type Create from 'diagram-js/lib/features/create/Create';
import type GlobalConnect from 'diagram-js/lib/features/global-connect/GlobalConnect';
import type HandTool from 'diagram-js/lib/features/hand-tool/HandTool';
import type LassoTool from 'diagram-js/lib/features/lasso-tool/LassoTool';
import type Palette from 'diagram-js/lib/features/palette/Palette';
import type { PaletteEntries, PaletteEntry } from 'diagram-js/lib/features/palette/PaletteProvider';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
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
  private readonly tools: PaletteEntries;
  private readonly wordOf: (kind: string) => string;

  constructor(
    palette: Palette,
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
    const tool = (css: string, title: string, click: (event: Event) => void): PaletteEntry => ({
      group: 'tools',
      className: css,
      title,
      action: { click },
    });
    this.tools = {
      'hand-tool': tool('bpmn-icon-hand-tool', translate('Activate hand tool'), (event) => hand.activateHand(event as MouseEvent)),
      'lasso-tool': tool('bpmn-icon-lasso-tool', translate('Activate lasso tool'), (event) => lasso.activateSelection(event as MouseEvent)),
      'space-tool': tool('bpmn-icon-space-tool', translate('Activate create/remove space tool'), (event) =>
        space.activateSelection(event as MouseEvent, false, false),
      ),
      'global-connect-tool': tool('bpmn-icon-connection-multi', translate('Activate global connect tool'), (event) =>
        connect.start(event as MouseEvent, false),
      ),
      'tool-separator': { group: 'tools', separator: true, action: {} },
    };
    palette.registerProvider(this);
  }

  getPaletteEntries(): PaletteEntries {
    const entry = (kind: Kind): PaletteEntry => {
      const begin = (event: Event) => this.begin(event, kind);
      return { group: 'kinds', className: kind.css, title: this.wordOf(kind.id), action: { dragstart: begin, click: begin } };
    };
    return { ...this.tools, ...Object.fromEntries(drawn.map((kind) => [`create.${kind.id}`, entry(kind)])) };
  }

  private begin(event: Event, kind: Kind): void {
    const shape = this.factory.createShape({ type: kind.type, ...kind.options }) as Shape;
    if (kind !== SUB_FLOW) {
      this.create.start(event as MouseEvent, shape);
      return;
    }
    const start = this.factory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: shape }) as Shape;
    this.create.start(event as MouseEvent, [shape, start], { hints: { autoSelect: [shape] } });
  }
}
