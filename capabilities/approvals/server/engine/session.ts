import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Engine } from 'bpmn-engine';
import { ahead } from '../../rules/graph.ts';
import { type FeelFacts, FeelFailure, holds } from '../definition/feel.ts';
import type { Prepared } from '../definition/prepare.ts';

/** Version of the library whose stored state this process reads; a state of another version is not woken, the log is followed instead. */
export const ENGINE: string = JSON.parse(
  readFileSync(join(dirname(createRequire(import.meta.url).resolve('bpmn-engine')), '../package.json'), 'utf8'),
).version;

/** Why a run stopped, and where. */
export interface Fault {
  readonly elementId: string | null;
  readonly reason: string;
  readonly code: 'condition_failed' | 'engine_failed' | 'no_path';
}

interface Waiting {
  signal(): void;
  discard(): void;
}
interface Told {
  readonly id: string;
  readonly type: string;
  readonly content?: { readonly id?: string };
  signal?(): void;
  discard?(): void;
}

/** One run of a definition in memory: begun anew or woken from its stored state, led on by signals, stored again. Nothing in it waits for time. */
export class Session {
  readonly #definition: Prepared;
  readonly #facts: FeelFacts;
  readonly #waiting = new Map<string, Waiting>();
  /** Joins at which a branch has arrived. */
  readonly #joins = new Map<string, Waiting>();
  readonly #taken: string[] = [];
  readonly #ends: string[] = [];
  #execution: { getState(): { definitions: { source?: unknown }[] } } | null = null;
  #ended = false;
  #fault: Fault | null = null;

  private constructor(definition: Prepared, facts: FeelFacts) {
    this.#definition = definition;
    this.#facts = facts;
  }

  /** Begins at the start event. */
  static async begin(definition: Prepared, facts: FeelFacts): Promise<Session> {
    const session = new Session(definition, facts);
    const engine = session.#engine();
    session.#execution = (await engine.execute({ listener: session.#listener() } as never)) as never;
    session.#join();
    return session;
  }

  /** Wakes what `store` gave. The facts must be the same. */
  static async wake(definition: Prepared, facts: FeelFacts, token: string): Promise<Session> {
    const session = new Session(definition, facts);
    const engine = session.#engine();
    engine.recover(JSON.parse(token));
    session.#execution = (await engine.resume({ listener: session.#listener() } as never)) as never;
    return session;
  }

  /** Begins and follows steps that are completed already. One that does not wait is a fault. */
  static async follow(definition: Prepared, facts: FeelFacts, elementIds: readonly string[]): Promise<Session> {
    const session = await Session.begin(definition, facts);
    for (const elementId of elementIds) session.complete(elementId);
    return session;
  }

  /** Elements whose step waits. */
  get waiting(): readonly string[] {
    return [...this.#waiting.keys()];
  }
  /** Sequence flows and elements that were followed since it began or woke. */
  get taken(): readonly string[] {
    return this.#taken;
  }
  /** End events that were reached since it began or woke. */
  get ends(): readonly string[] {
    return this.#ends;
  }
  get ended(): boolean {
    return this.#ended;
  }
  get fault(): Fault | null {
    if (this.#fault || this.#ended || this.#waiting.size > 0) return this.#fault;
    return { elementId: null, reason: 'nothing waits and nothing has ended', code: 'no_path' };
  }

  /** Completes a waiting step and runs on to where the next ones wait. What goes wrong is kept as the fault. */
  complete(elementId: string): void {
    const step = this.#waiting.get(elementId);
    if (this.#fault) return;
    if (!step) {
      this.#fault = { elementId, reason: `${elementId} does not wait`, code: 'engine_failed' };
      return;
    }
    this.#waiting.delete(elementId);
    this.#attempt(elementId, () => step.signal());
    this.#join();
  }

  #attempt(elementId: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(error, elementId);
    }
  }

  /** Lets a join go on as one, once no branch that has not arrived can still come to it. */
  #join(): void {
    while (!this.#fault && !this.#ended && this.#joins.size > 0) {
      const arrived = [...this.#joins.keys()];
      const under = [...this.#waiting.keys(), ...arrived];
      const complete = arrived.find((id) => !under.some((other) => other !== id && ahead(this.#definition.graph, other).has(id)));
      // Joins that wait for each other alone have nobody else to wait for.
      const next = complete ?? (this.#waiting.size === 0 ? arrived[0] : undefined);
      if (next === undefined) return;
      const first = this.#joins.get(next) as Waiting;
      this.#joins.delete(next);
      this.#attempt(next, () => first.signal());
      for (let more = this.#joins.get(next); more; more = this.#joins.get(next)) {
        const arrival = more;
        this.#joins.delete(next);
        this.#attempt(next, () => arrival.discard());
      }
    }
  }

  /** The state as text, without the definition, which every version has once. */
  store(): string {
    const state = this.#execution?.getState();
    for (const d of state?.definitions ?? []) delete d.source;
    return JSON.stringify(state);
  }

  #engine(): Engine {
    const engine = new Engine({
      sourceContext: this.#definition.source as never,
      expressions: {
        resolveExpression: (text: string, message: { content?: { id?: string } }) => this.#answer(text, message),
        isExpression: () => false,
        hasExpression: () => false,
      } as never,
    });
    engine.on('end', () => {
      this.#ended = true;
    });
    engine.on('error', (error) => this.#fail(error, null));
    return engine;
  }

  #answer(text: string, message: { content?: { id?: string } }): unknown {
    const link = [...this.#definition.graph.links.values()].find(
      (l) => l.condition !== null && text.replace(/^=\s*/, '').trim() === l.condition,
    );
    if (!link?.condition) return text;
    try {
      return holds(link.condition, this.#facts);
    } catch (error) {
      this.#fault = { elementId: message.content?.id ?? link.from, reason: (error as FeelFailure).message, code: 'condition_failed' };
      throw error;
    }
  }

  #fail(error: unknown, elementId: string | null): void {
    this.#fault ??= {
      elementId,
      reason: (error as Error).message,
      code: error instanceof FeelFailure ? 'condition_failed' : 'engine_failed',
    };
  }

  #listener() {
    const steps = this.#definition.graph.nodes;
    return {
      emit: (event: string, api: Told) => {
        const place = steps.get(api.id)?.kind === 'step' ? this.#waiting : this.#joins;
        if (event === 'activity.wait') place.set(api.id, { signal: () => api.signal?.(), discard: () => api.discard?.() });
        else if (event === 'flow.take') this.#taken.push(api.id);
        else if (event === 'activity.start' && steps.has(api.id)) this.#taken.push(api.id);
        else if (event === 'activity.end' && steps.get(api.id)?.kind === 'end' && steps.get(api.id)?.within === this.#definition.graph.main)
          this.#ends.push(api.id);
      },
    };
  }
}
