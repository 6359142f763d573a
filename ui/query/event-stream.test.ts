import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EventStream } from './event-stream.ts';

class Line {
  static open: Line[] = [];
  readonly url: string;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  private readonly heard = new Map<string, (event: { data: string }) => void>();
  constructor(url: string) {
    this.url = url;
    Line.open.push(this);
  }
  addEventListener(type: string, listener: (event: { data: string }) => void) {
    this.heard.set(type, listener);
  }
  close() {
    this.closed = true;
  }
  send(type: string, data: unknown) {
    this.heard.get(type)?.({ data: JSON.stringify(data) });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  Line.open = [];
  vi.stubGlobal('EventSource', Line);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('opens one line for all listeners and closes it with the last', () => {
  const stream = new EventStream('/api/events/stream');
  const heard: unknown[] = [];
  const stopA = stream.on('notification', (n) => heard.push(n));
  const stopB = stream.on('job', (j) => heard.push(j));
  expect(Line.open).toHaveLength(1);
  Line.open[0]?.send('notification', { id: 1 });
  Line.open[0]?.send('job', { id: 2 });
  expect(heard).toEqual([{ id: 1 }, { id: 2 }]);
  stopA();
  expect(Line.open[0]?.closed).toBe(false);
  stopB();
  expect(Line.open[0]?.closed).toBe(true);
});

it('comes back after a cut, waits longer each time, and says so once it is back', () => {
  const stream = new EventStream('/x');
  let back = 0;
  const stop = [stream.on('notification', () => {}), stream.on('reconnected', () => back++)];
  Line.open[0]?.onopen?.();
  expect(back).toBe(0);
  Line.open[0]?.onerror?.();
  expect(Line.open[0]?.closed).toBe(true);
  vi.advanceTimersByTime(1_500);
  expect(Line.open).toHaveLength(2);
  Line.open[1]?.onerror?.();
  vi.advanceTimersByTime(900);
  expect(Line.open).toHaveLength(2);
  vi.advanceTimersByTime(2_200);
  expect(Line.open).toHaveLength(3);
  Line.open[2]?.onopen?.();
  expect(back).toBe(1);
  for (const s of stop) s();
  vi.advanceTimersByTime(100_000);
  expect(Line.open).toHaveLength(3);
});
