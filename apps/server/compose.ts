import { approvals } from '#capabilities/approvals/server/domain.ts';
import { cases } from '#capabilities/cases/server/domain.ts';
import { workbench } from '#capabilities/workbench/server/domain.ts';
import { officeSpace, officeSpaceApprovals, officeSpaceCaseSources } from '#domains/office-space/server/domain.ts';
import { audit } from '#kernel/audit/server/domain.ts';
import type { Domain } from '#kernel/domain.ts';
import { events } from '#kernel/events/server/domain.ts';
import { files } from '#kernel/files/server/domain.ts';
import { identity } from '#kernel/identity/server/domain.ts';
import { org } from '#kernel/org/server/domain.ts';
import { places } from '#kernel/places/server/domain.ts';
import { sheets } from '#kernel/sheets/domain.ts';

/** Every room of the house: those of the kernel, the capabilities, then one line per domain. */
export const domains: readonly Domain[] = [
  audit,
  events,
  files,
  identity,
  org,
  places,
  sheets,
  workbench,
  approvals(officeSpaceApprovals),
  cases(officeSpaceCaseSources),
  officeSpace,
];
