/**
 * Refusals: the errors the product speaks. A rule returns a verdict, a use case throws a refusal.
 * The wire form is RFC 9457 problem details, written by `kernel/http/problem.ts` in the reader's language
 * from the label `error.<code>`.
 */
export type ErrorParams = Record<string, string | number | boolean | null>;

/** What is wrong with one field of the input. `path` is dotted (`rooms.3.usableAreaSqm`), `code` has a label `error.<code>`. */
export interface FieldIssue {
  path: string;
  code: string;
  params?: ErrorParams;
  /** A ready sentence in the reader's language; filled by the server. */
  message?: string;
}

/** The body of every answer that is not a success. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  params?: ErrorParams;
  issues?: FieldIssue[];
  requestId?: string;
}

/** Error codes of one domain with their HTTP status; each has the labels `error.<code>` in both languages. */
export type ErrorCatalog = Readonly<Record<string, number>>;

/** Declares the error codes of a domain. Codes read `<domain>.<snake_case>`. */
export const defineErrors = <const T extends ErrorCatalog>(catalog: T): T => catalog;

/** Codes of the ground; every route may answer them without listing them. */
export const groundErrors = defineErrors({
  invalid_input: 400,
  malformed_body: 400,
  not_signed_in: 401,
  session_expired: 401,
  forbidden: 403,
  password_change_required: 403,
  second_factor_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  key_reused: 409,
  already_done: 409,
  stale: 412,
  too_large: 413,
  unsupported_media: 415,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
  client_closed: 499,
});

/** A known "no" of the product: shown to the reader as it is, logged at info, rolls the transaction back. */
export class Refusal extends Error {
  readonly code: string;
  readonly params: ErrorParams;
  readonly issues: FieldIssue[];
  constructor(code: string, params: ErrorParams = {}, issues: FieldIssue[] = []) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.issues = issues;
  }
}

/** Throws a refusal; `never` so that the caller's control flow narrows. */
export function refuse(code: string, params?: ErrorParams, issues?: FieldIssue[]): never {
  throw new Refusal(code, params, issues);
}

/** Refuses with `not_found` when the value is missing: a foreign row and a missing row look the same. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) refuse('not_found');
  return value as T;
}

/** Refuses the input with one field named. */
export function refuseField(path: string, code: string, params?: ErrorParams): never {
  refuse('invalid_input', {}, [params ? { path, code, params } : { path, code }]);
}
