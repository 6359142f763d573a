import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Shape } from 'bpmn-js/lib/model/Types';
import type { ElementRegistry, SpaceTool } from '../services.ts';
import type { Kind } from './kinds.ts';

export const INSERT_AFTER = 'approvals.insert-after';

/** What the command is told, and what it made. */
export interface Insertion {
  readonly after: Shape;
  readonly kind: Kind;
  made?: Shape;
}

const GAP = 60;

/** The one line that leads on from an element; undefined where there is none or the flow branches. */
export function onlyWayOn(element: Shape): Connection | undefined {
  const lines = (element.outgoing as Connection[]).filter((line) => line.type === 'bpmn:SequenceFlow');
  return lines.length === 1 && !element.type.endsWith('Gateway') ? lines[0] : undefined;
}

/**
 * Puts an element between another and what follows it: makes room, leads the line over the new one. One step of undo, because all of it
 * happens before the execution of one command.
 */
export class InsertAfterHandler {
  static readonly $inject = ['modeling', 'elementFactory', 'spaceTool', 'elementRegistry'];
  private readonly modeling: Modeling;
  private readonly factory: ElementFactory;
  private readonly spaceTool: SpaceTool;
  private readonly registry: ElementRegistry;

  constructor(modeling: Modeling, factory: ElementFactory, spaceTool: SpaceTool, registry: ElementRegistry) {
    this.modeling = modeling;
    this.factory = factory;
    this.spaceTool = spaceTool;
    this.registry = registry;
  }

  preExecute(context: Insertion): void {
    const { after, kind } = context;
    const line = onlyWayOn(after);
    if (!line) return;
    const next = line.target as Shape;
    const shape = this.factory.createShape({ type: kind.type, ...kind.options }) as Shape;
    const edge = after.x + after.width;
    const lacking = Math.max(0, edge + GAP + shape.width + GAP - next.x);
    if (lacking > 0 && next.x > edge) this.makeSpace(edge + 1, lacking);
    const middle = { x: edge + GAP + shape.width / 2, y: after.y + after.height / 2 };
    context.made = this.modeling.createShape(shape, middle, after.parent as Shape) as Shape;
    this.modeling.reconnectEnd(line, context.made, middle);
    this.modeling.connect(context.made, next);
  }

  private makeSpace(start: number, delta: number): void {
    const all = this.registry.getAll().filter((element) => element.parent !== undefined);
    const { movingShapes, resizingShapes } = this.spaceTool.calculateAdjustments(all, 'x', delta, start);
    this.spaceTool.makeSpace(movingShapes, resizingShapes, { x: delta, y: 0 }, 'e', start);
  }
}
