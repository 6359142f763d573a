import { useEffect, useRef } from 'react';
import type { StreamEvents } from '#kernel/events/contract/notifications.ts';
import { EventStream } from '#ui/query/event-stream.ts';

const stream = new EventStream('/api/events/stream');

/**
 * Hears what the server tells this account: `useEvents('job', (job) => …)`. `reconnected` comes without data after the line was cut:
 * read again what may have been missed. The handler may close over fresh values; it is not re-subscribed on every rendering.
 */
export function useEvents<K extends keyof StreamEvents>(type: K, handler: (data: StreamEvents[K]) => void): void;
export function useEvents(type: 'reconnected', handler: () => void): void;
export function useEvents(type: string, handler: (data: never) => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => stream.on(type, (data) => latest.current(data as never)), [type]);
}
