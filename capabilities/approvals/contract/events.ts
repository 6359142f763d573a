import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { flowState, subjectKind } from './words.ts';

const flowOf = { flowId: id, kind: subjectKind, subjectId: id, orgId: id };
/** A matter entered its flow, or entered it again after a return. */
export const flowStarted = z.object({ ...flowOf, starterId: id.nullable() });
/** A flow came to an end, or back to its starter. The subject's room has done its part in the same transaction. */
export const flowEnded = z.object({ ...flowOf, outcome: flowState });
/** A flow stopped until an administrator acts. */
export const flowHeld = z.object({ ...flowOf, code: z.string() });
/** A definition was published; flows under way keep theirs. */
export const definitionPublished = z.object({ kind: subjectKind, definitionVersion: z.int() });

/** The clock found something about a step that waits: its limit or reminder is due, its signer left the service or went on leave. */
export const stepWatched = z.object({ stepId: id, matter: z.enum(['due', 'remind', 'gone', 'covered']) });

export const approvalsEvents = {
  'approvals.flow.started': flowStarted,
  'approvals.flow.ended': flowEnded,
  'approvals.flow.held': flowHeld,
  'approvals.step.watched': stepWatched,
  'approvals.definition.published': definitionPublished,
} as const;
