/** What a command can come to: facts, and rules that say no or that a report breaks. */
export interface Outcome<F extends string = string, R extends string = string> {
  readonly records: readonly F[];
  /** It is refused for one of these, and nothing is recorded but a wrong scan. */
  readonly refuses: readonly R[];
  /** It is recorded all the same, with these named in the fact. */
  readonly deviates: readonly R[];
}
