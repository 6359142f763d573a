/** A name for one act, sent as `Idempotency-Key`: whatever happens to the request, the act is done once. */
export const newActKey = (): string => crypto.randomUUID();

/**
 * Gives the same key to the same act until it is over: a double click, a second try after a lost connection. Another input is another act.
 * `done` ends it, after success or a refusal: what is asked for then is asked for anew.
 */
export class ActKeys {
  #key = '';
  #input = '';

  keyOf(input: unknown): string {
    const said = JSON.stringify(input);
    if (this.#key === '' || said !== this.#input) {
      this.#key = newActKey();
      this.#input = said;
    }
    return this.#key;
  }

  done(): void {
    this.#key = '';
  }
}
