import { type Domain, defineDomain, serve } from '#kernel/domain.ts';
import * as contract from '../contract/cases.ts';
import { casesErrors } from '../contract/errors.ts';
import * as lists from '../contract/lists.ts';
import { casesPermissions } from '../contract/permissions.ts';
import * as settings from '../contract/settings.ts';
import * as statistics from '../contract/statistics.ts';
import * as steps from '../contract/steps.ts';
import type { CaseSource } from './case-source.ts';
import { askExtension, decideExtension } from './extensions.ts';
import { getCase } from './get-case.query.ts';
import { assignCase, handOverCase, rejectCase, verifyCase } from './inspect.ts';
import { getLetter } from './letters.ts';
import { listCases } from './list-cases.query.ts';
import { endListItem, listItems, putListItem } from './lists.ts';
import { lookBackAt } from './look-backs.ts';
import { nightlyCases } from './nightly.job.ts';
import { notifyUnit } from './notify-unit.ts';
import { decideObjection, objectToCase } from './objections.ts';
import { onCaseMoved } from './on-case-moved.ts';
import { openCaseByHand } from './open-case-by-hand.ts';
import { replyToNotice, startFixing, submitFix } from './rectify.ts';
import { closeByInspector, recheckCase, reviewCase } from './review.ts';
import { unitScores } from './scores.query.ts';
import { decideCaseSetting, listCaseSettings } from './settings.ts';
import { caseStatistics } from './statistics.query.ts';

/** Supervision (督查整改): problems from finding to closing, with the rooms whose rules give birth to them. */
export function cases(sources: readonly CaseSource[]): Domain {
  const byKind = new Map(sources.map((s) => [s.kind, s]));
  if (byKind.size !== sources.length) throw new Error(`two sources of cases have one name: ${sources.map((s) => s.kind).join(', ')}`);
  return defineDomain({
    name: 'cases',
    permissions: casesPermissions,
    errors: casesErrors,
    constraints: { extension_once: 'cases.extended_already' },
    routes: [
      serve(contract.listCases, listCases),
      serve(statistics.caseStatistics, caseStatistics),
      serve(statistics.unitScores, unitScores),
      serve(lists.listItems, listItems),
      serve(lists.putListItem, putListItem),
      serve(lists.endListItem, endListItem),
      serve(settings.listCaseSettings, listCaseSettings),
      serve(settings.decideCaseSetting, decideCaseSetting),
      serve(contract.getCase, getCase(byKind)),
      serve(steps.openCaseByHand, openCaseByHand),
      serve(steps.verifyCase, verifyCase),
      serve(steps.rejectCase, rejectCase),
      serve(steps.assignCase, assignCase),
      serve(steps.notifyUnit, notifyUnit),
      serve(steps.objectToCase, objectToCase),
      serve(steps.decideObjection, decideObjection),
      serve(steps.replyToNotice, replyToNotice),
      serve(steps.startFixing, startFixing),
      serve(steps.submitFix, submitFix),
      serve(steps.recheckCase, recheckCase(byKind)),
      serve(steps.reviewCase, reviewCase),
      serve(steps.closeByInspector, closeByInspector(byKind)),
      serve(steps.handOverCase, handOverCase),
      serve(steps.askExtension, askExtension),
      serve(steps.decideExtension, decideExtension),
      serve(steps.lookBackAt, lookBackAt),
      serve(steps.getLetter, getLetter),
    ],
    handlers: [onCaseMoved],
    jobs: [nightlyCases],
  });
}
