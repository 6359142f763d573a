import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

export type Box = readonly [x: number, y: number, width: number, height: number];

const STEP = 1.25;
const LARGEST = 40;
const PAN = 0.15;
/** How far an arrow key moves, in shares of what is visible. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-PAN, 0],
  ArrowRight: [PAN, 0],
  ArrowUp: [0, -PAN],
  ArrowDown: [0, PAN],
};

const zoomed = ([x, y, width, height]: Box, whole: Box, factor: number, at: readonly [number, number]): Box => {
  const next = Math.min(whole[2], Math.max(whole[2] / LARGEST, width / factor));
  const share = next / width;
  const moved: Box = [at[0] - (at[0] - x) * share, at[1] - (at[1] - y) * share, next, height * share];
  return next >= whole[2] ? whole : moved;
};

/** The visible part of a drawing: wheel and two buttons zoom, dragging and arrow keys move, Home shows the whole. */
export function useViewBox(whole: Box) {
  const [box, setBox] = useState<Box>(whole);
  const drag = useRef<{ x: number; y: number; box: Box } | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const middle = (): [number, number] => [box[0] + box[2] / 2, box[1] + box[3] / 2];
  const zoom = (factor: number): void => setBox(zoomed(box, whole, factor, middle()));
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    // React listens to the wheel passively and could not keep the page from scrolling; with Ctrl only, so that a page can still be scrolled past.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const area = element.getBoundingClientRect();
      setBox((now) => {
        const at: [number, number] = [
          now[0] + ((event.clientX - area.left) / area.width) * now[2],
          now[1] + ((event.clientY - area.top) / area.height) * now[3],
        ];
        return zoomed(now, whole, event.deltaY < 0 ? STEP : 1 / STEP, at);
      });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [whole]);
  const pan = (dx: number, dy: number): void => setBox([box[0] + dx * box[2], box[1] + dy * box[3], box[2], box[3]]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves = steps[event.key];
    if (moves) pan(...moves);
    else if (event.key === '+' || event.key === '=') zoom(STEP);
    else if (event.key === '-') zoom(1 / STEP);
    else if (event.key === 'Home') setBox(whole);
    else return;
    event.preventDefault();
  };
  return {
    svg,
    box,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    showWhole: () => setBox(whole),
    onKeyDown,
    handlers: {
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        if (box[2] < whole[2]) drag.current = { x: event.clientX, y: event.clientY, box };
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        const from = drag.current;
        if (!from || event.buttons === 0) return;
        const area = event.currentTarget.getBoundingClientRect();
        const dx = ((event.clientX - from.x) / area.width) * from.box[2];
        const dy = ((event.clientY - from.y) / area.height) * from.box[3];
        setBox([from.box[0] - dx, from.box[1] - dy, from.box[2], from.box[3]]);
      },
      onPointerUp: () => {
        drag.current = null;
      },
    },
  };
}
