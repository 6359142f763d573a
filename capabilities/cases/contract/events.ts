import { z } from 'zod';
import { id } from '#shared/ids.ts';

/** A case began or moved: whose turn it is now is worked out behind the walls. */
export const caseMoved = z.object({ caseId: id });

export const casesEvents = { 'cases.case.moved': caseMoved } as const;
