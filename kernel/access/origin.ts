import type { Actor } from './actor.ts';

export type Locale = 'zh-CN' | 'en';

/** Where a call comes from; the same for every transaction of one request. */
export interface Origin {
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  readonly ip: string | null;
  /** The instant the request began; tests and the demonstration city set it. */
  readonly now: Date;
}
