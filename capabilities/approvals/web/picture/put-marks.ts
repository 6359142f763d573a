import type { Canvas, ElementRegistry, Overlays } from '../services.ts';
import { type Marks, type StepMark, signs } from './marks.ts';

/** Puts marks on the drawing and answers the way to take them off. */
export function putMarks(viewer: { get<T>(name: string): T }, marks: Marks, wordOf: (mark: StepMark) => string): () => void {
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const known = viewer.get<ElementRegistry>('elementRegistry');
  const undo: (() => void)[] = [];
  const mark = (id: string, css: string) => {
    canvas.addMarker(id, css);
    undo.push(() => (known.get(id) ? canvas.removeMarker(id, css) : undefined));
  };
  for (const id of marks.taken.filter((one) => known.get(one))) mark(id, 'ap-taken');
  for (const [id, kind] of Object.entries(marks.steps)) {
    if (!known.get(id)) continue;
    mark(id, `ap-${kind}`);
    const badge = document.createElement('span');
    badge.className = `ap-badge ap-badge-${kind}`;
    badge.textContent = `${signs[kind]} ${wordOf(kind)}`;
    const overlay = overlays.add(id, 'ap-mark', { position: { top: -13, left: 6 }, html: badge });
    undo.push(() => overlays.remove(overlay));
  }
  return () => {
    for (const one of undo) one();
  };
}
