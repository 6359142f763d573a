/** A fact of the matter that conditions may test. */
export interface KnownFact {
  readonly name: string;
  readonly label: string;
  /** What kind of value it is, in words. */
  readonly kindWord: string;
}
