/** A failure that one line explains to the person at the terminal. */
export class PlainFailure extends Error {
  readonly plain = true;
}
