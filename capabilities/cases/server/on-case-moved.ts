import { on } from '#kernel/domain.ts';
import { caseMoved } from '../contract/events.ts';
import { alignDuties } from './align-duties.ts';

/** Whoever's turn it is learns of it behind the walls, where inspectors of every level are known. */
export const onCaseMoved = on('cases.case.moved', 'cases.align-duties', caseMoved, (ctx, { caseId }) => alignDuties(ctx, caseId));
