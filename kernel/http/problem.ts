import type { Locale } from '#kernel/access/origin.ts';
import { type ErrorCatalog, type FieldIssue, groundErrors, type Problem, Refusal } from '#shared/errors.ts';
import { hasLabel, say } from './labels.ts';

/** Codes and constraint names of the whole platform, joined once at composition. */
export interface ErrorBook {
  readonly status: Readonly<ErrorCatalog>;
  readonly constraints: Readonly<Record<string, string>>;
}

interface DatabaseError {
  code?: string;
  constraint?: string;
  column?: string;
  table?: string;
}

/** SQLSTATE classes that a caller can cause without a named constraint of ours. */
const sqlStates: Readonly<Record<string, string>> = {
  '40001': 'conflict',
  '40P01': 'conflict',
  '55P03': 'conflict',
  '57014': 'unavailable',
  '53300': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '08006': 'unavailable',
  '08001': 'unavailable',
  '22P05': 'invalid_input',
  '22021': 'invalid_input',
  '42501': 'not_found',
};

/** What the web server refuses before a route is reached: a body it cannot read, an address that is too long. */
const webStates: Readonly<Record<number, string>> = {
  400: 'malformed_body',
  404: 'not_found',
  406: 'unsupported_media',
  408: 'client_closed',
  413: 'too_large',
  414: 'not_found',
  415: 'unsupported_media',
  429: 'too_many_requests',
};

/** Turns anything thrown into a refusal the reader may see, or null when it is a fault to be masked. */
export function refusalOf(error: unknown, book: ErrorBook): Refusal | null {
  if (error instanceof Refusal) return error;
  const db = error as DatabaseError;
  if (db?.constraint && book.constraints[db.constraint]) return new Refusal(book.constraints[db.constraint] as string);
  if (db?.code && sqlStates[db.code]) return new Refusal(sqlStates[db.code] as string);
  if (typeof db?.code === 'string' && db.code.startsWith('ECONN')) return new Refusal('unavailable');
  // The pool tells by these words alone that no connection was to be had in time, or that one was lost.
  if (error instanceof Error && /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message))
    return new Refusal('unavailable');
  const web = webStates[(error as { statusCode?: number })?.statusCode ?? 0];
  return web ? new Refusal(web) : null;
}

/** RFC 9457 problem details in the reader's language. */
export function problemOf(refusal: Refusal, book: ErrorBook, locale: Locale, requestId: string): Problem {
  const status = book.status[refusal.code] ?? groundErrors.conflict;
  const issues = refusal.issues.map((i) => ({ ...i, message: sayIssue(locale, i) }));
  return {
    type: `urn:qinwu:problem:${refusal.code}`,
    title: say(locale, `error.${refusal.code}`, refusal.params),
    status,
    code: refusal.code,
    ...(issues[0]
      ? {
          detail: issues
            .map((i) => (i.path ? `${i.path}: ${i.message}` : i.message))
            .slice(0, 5)
            .join('; '),
        }
      : {}),
    ...(Object.keys(refusal.params).length > 0 ? { params: refusal.params } : {}),
    ...(issues.length > 0 ? { issues } : {}),
    requestId,
  };
}

function sayIssue(locale: Locale, issue: FieldIssue): string {
  const key = `error.${issue.code}`;
  return say(locale, hasLabel(locale, key) ? key : 'error.invalid_value', issue.params);
}
