import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { Failure } from '#ui/show/states.tsx';
import { paper } from '../paper.ts';
import type { Canvas } from '../services.ts';
import type { Marks, StepMark } from './marks.ts';
import { putMarks } from './put-marks.ts';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './picture.css';

export interface DrawingProps {
  /** BPMN 2.0 with diagram coordinates. */
  xml: string;
  marks: Marks;
  /** What the picture shows, for screen readers. */
  label: string;
  /** The word of a mark, beside its sign. */
  wordOf: (mark: StepMark) => string;
}

const KEPT_SCALE = 0.8;
const LARGEST_SCALE = 1.25;
const AROUND = 24;

/** Sizes the canvas to the drawing: never so small that it cannot be read; what does not fit is scrolled. */
function sizeTo(canvas: Canvas, box: HTMLElement, room: number): void {
  const { inner } = canvas.viewbox();
  const scale = Math.min(LARGEST_SCALE, Math.max(KEPT_SCALE, room / (inner.width + 2 * AROUND)));
  box.style.width = `${Math.max(room, (inner.width + 2 * AROUND) * scale)}px`;
  box.style.height = `${(inner.height + 2 * AROUND) * scale + 28}px`;
  canvas.resized();
  const spare = Math.max(0, box.clientWidth / scale - inner.width);
  canvas.viewbox({
    x: inner.x - spare / 2,
    y: inner.y - AROUND,
    width: box.clientWidth / scale,
    height: box.clientHeight / scale,
  });
}

/** The drawn flow with its path. Loaded by `<FlowPicture>` only, because the drawing library is large. */
export function Drawing({ xml, marks, label, wordOf }: DrawingProps) {
  const outer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  useEffect(() => {
    const made = new NavigatedViewer({ container: inner.current ?? undefined, ...paper, zoomScroll: { enabled: false } });
    let gone = false;
    const show = async () => {
      await made.importXML(xml);
      if (!gone) setViewer(made);
    };
    show().catch((error) => (gone ? undefined : setProblem(error instanceof Error ? error : new Error(String(error)))));
    return () => {
      gone = true;
      setViewer(null);
      made.destroy();
    };
  }, [xml]);

  useEffect(() => {
    const [frame, box] = [outer.current, inner.current];
    if (!viewer || !frame || !box) return;
    const canvas = viewer.get<Canvas>('canvas');
    sizeTo(canvas, box, frame.clientWidth);
    const svg = box.querySelector('svg');
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-label', label);
    const logo = box.querySelector<HTMLElement>('.bjs-powered-by');
    // The mark of bpmn.io stays in sight however far a wide drawing is scrolled.
    const keepLogo = () => {
      if (logo) logo.style.right = `${15 + Math.max(0, box.clientWidth - frame.clientWidth - frame.scrollLeft)}px`;
    };
    keepLogo();
    frame.addEventListener('scroll', keepLogo);
    return () => frame.removeEventListener('scroll', keepLogo);
  }, [viewer, label]);

  useEffect(() => {
    const frame = outer.current;
    const current = Object.entries(marks.steps).find(([, mark]) => mark === 'current' || mark === 'held')?.[0];
    const drawn = current ? frame?.querySelector(`[data-element-id="${CSS.escape(current)}"]`) : null;
    if (!viewer || !frame || !drawn) return;
    const [whole, part] = [frame.getBoundingClientRect(), drawn.getBoundingClientRect()];
    frame.scrollLeft += part.left + part.width / 2 - (whole.left + whole.width / 2);
  }, [viewer, marks]);

  useEffect(() => (viewer ? putMarks(viewer, marks, wordOf) : undefined), [viewer, marks, wordOf]);

  if (problem) return <Failure error={problem} />;
  return (
    <section ref={outer} className="ap-picture" aria-label={label}>
      <div ref={inner} className="ap-canvas" />
    </section>
  );
}
