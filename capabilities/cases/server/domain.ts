import { type Domain, defineDomain } from '#kernel/domain.ts';
import { casesErrors } from '../contract/errors.ts';
import { casesPermissions } from '../contract/permissions.ts';
import type { CaseSource } from './case-source.ts';

/** Supervision (督查整改): problems from finding to closing, with the rooms whose rules give birth to them. */
export function cases(sources: readonly CaseSource[]): Domain {
  const twice = sources.find((s, i) => sources.findIndex((o) => o.kind === s.kind) !== i);
  if (twice) throw new Error(`two sources of cases are named ${twice.kind}`);
  return defineDomain({ name: 'cases', permissions: casesPermissions, errors: casesErrors });
}
