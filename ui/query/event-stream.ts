/** One connection to `GET /api/events/stream` per tab, opened with the first listener and closed with the last. */
type Listener = (data: unknown) => void;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export class EventStream {
  private readonly url: string;
  private readonly listeners = new Map<string, Set<Listener>>();
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait = FIRST_WAIT_MS;

  constructor(url: string) {
    this.url = url;
  }

  /** Listens to one kind of event; `reconnected` (without data) comes after every gap, so that readers catch up. Answers the way to stop. */
  on(type: string, listener: Listener): () => void {
    const set = this.listeners.get(type) ?? new Set();
    const isNew = !this.listeners.has(type);
    set.add(listener);
    this.listeners.set(type, set);
    if (!this.source && !this.timer) this.open(false);
    else if (isNew) this.attach(type);
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(type);
      if (this.listeners.size === 0) this.close();
    };
  }

  private open(again: boolean): void {
    this.timer = undefined;
    const source = new EventSource(this.url, { withCredentials: true });
    this.source = source;
    for (const type of this.listeners.keys()) this.attach(type);
    source.onopen = () => {
      this.wait = FIRST_WAIT_MS;
      if (again) this.tell('reconnected', undefined);
    };
    source.onerror = () => {
      source.close();
      this.source = undefined;
      this.timer = setTimeout(() => this.open(true), this.wait * (0.5 + Math.random()));
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    };
  }

  private attach(type: string): void {
    if (type === 'reconnected') return;
    this.source?.addEventListener(type, (event) => this.tell(type, JSON.parse((event as MessageEvent<string>).data)));
  }

  private tell(type: string, data: unknown): void {
    for (const listener of this.listeners.get(type) ?? []) listener(data);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.source?.close();
    this.source = undefined;
  }
}
