import type { ErrorParams, FieldIssue, Problem } from '#shared/errors.ts';

/** The server said no, in problem details. `message` is a ready sentence in the reader's language. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
  get code(): string {
    return this.problem.code;
  }
  get status(): number {
    return this.problem.status;
  }
  get params(): ErrorParams {
    return this.problem.params ?? {};
  }
  get issues(): FieldIssue[] {
    return this.problem.issues ?? [];
  }
  get requestId(): string | undefined {
    return this.problem.requestId;
  }
}

/** The server could not be reached at all. */
export class OfflineError extends Error {
  constructor(cause?: unknown) {
    super('offline', { cause });
    this.name = 'OfflineError';
  }
}

/** What a page must say about a failure. */
export type FailureKind = 'offline' | 'forbidden' | 'not-found' | 'signed-out' | 'refused' | 'fault';

/** Sorts any thrown value into the kinds of failure that look different to the reader. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof OfflineError) return 'offline';
  if (!(error instanceof ProblemError)) return 'fault';
  if (error.code === 'not_signed_in' || error.code === 'session_expired') return 'signed-out';
  if (error.status === 403) return 'forbidden';
  if (error.status === 404) return 'not-found';
  return error.status >= 500 ? 'fault' : 'refused';
}

/** Reads problem details from an answer; anything else (a proxy's page, an empty body) becomes `internal` or `unavailable`. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const fallback: Problem = {
    type: 'about:blank',
    title: `${response.status} ${response.statusText}`.trim(),
    status: response.status,
    code: response.status === 502 || response.status === 503 || response.status === 504 ? 'unavailable' : 'internal',
  };
  const requestId = response.headers.get('x-request-id');
  if (requestId) fallback.requestId = requestId;
  if (!response.headers.get('content-type')?.includes('json')) return new ProblemError(fallback);
  try {
    const body = (await response.json()) as Partial<Problem>;
    return new ProblemError({ ...fallback, ...body });
  } catch {
    return new ProblemError(fallback);
  }
}
