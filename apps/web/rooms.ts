import { room as own } from '#apps/web/own/routes.tsx';
import { room as approvals } from '#capabilities/approvals/web/routes.tsx';
import { room as cases } from '#capabilities/cases/web/routes.tsx';
import { room as workbench } from '#capabilities/workbench/web/routes.tsx';
import { room as officeSpace } from '#domains/office-space/web/routes.tsx';
import { room as audit } from '#kernel/audit/web/routes.tsx';
import { room as events } from '#kernel/events/web/routes.tsx';
import { room as identity } from '#kernel/identity/web/routes.tsx';
import { room as org } from '#kernel/org/web/routes.tsx';
import { room as places } from '#kernel/places/web/routes.tsx';
import type { Room } from '#ui/room/define-room.ts';

/** Every room with a face, in the order of the menu. A new one is two lines: its import and its name here. */
export const rooms: readonly Room[] = [own, workbench, officeSpace, cases, approvals, org, places, identity, audit, events];
