import type Modeler from 'bpmn-js/lib/Modeler';
import type { Canvas } from '../services.ts';

/** Room around the drawing, and around the tools at the left of the board. */
const AROUND = 36;

/** Brings the whole drawing into sight, beside the tools and never larger than it is. */
export function showAll(modeler: Modeler): void {
  const canvas = modeler.get<Canvas>('canvas');
  const { inner, outer } = canvas.viewbox();
  const tools = (canvas.getContainer().querySelector('.djs-palette')?.clientWidth ?? 0) + AROUND;
  if (inner.width === 0 || outer.width <= tools + AROUND) return;
  const scale = Math.min(1, (outer.width - tools - AROUND) / inner.width, (outer.height - 2 * AROUND) / inner.height);
  const [width, height] = [outer.width / scale, outer.height / scale];
  const spare = width - inner.width - (tools + AROUND) / scale;
  canvas.viewbox({ x: inner.x - tools / scale - spare / 2, y: inner.y - (height - inner.height) / 2, width, height });
}
