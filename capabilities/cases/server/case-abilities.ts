import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Abilities } from '#shared/page.ts';
import { objectUntil } from '../rules/limits.ts';
import type { CaseSettings } from '../rules/settings.ts';
import { type ActName, acts, leadsTo, mayJudge, suits } from '../rules/states.ts';
import type { CaseFacts } from './locked-case.ts';
import { workingDays } from './working-days.ts';

const judging: ReadonlySet<ActName> = new Set<ActName>(['pass', 'close']);

/** What the actor may do with a case as it stands: by state, class, unit and who put it right. */
export function caseAbilities(
  ctx: Ctx,
  settings: CaseSettings,
  c: CaseFacts,
  more: { recheckable: boolean; extensionWaits: boolean },
): Abilities {
  const inspects = reaches(ctx.actor, 'cases.case.inspect', c.orgId);
  const rectifies = reaches(ctx.actor, 'cases.case.rectify', c.orgId);
  const may = (act: ActName): boolean =>
    leadsTo(act, c.state) !== null &&
    suits(act, c.severity) &&
    (acts[act].by === 'inspector' ? inspects : rectifies) &&
    (!judging.has(act) || mayJudge(ctx.actor.accountId, c.rectifiedBy));
  const running = c.closedOn === null;
  return {
    verify: may('verify'),
    reject: may('reject'),
    assign: may('assign'),
    notify: may('notify'),
    object: may('object') && c.notifiedOn !== null && ctx.today <= objectUntil(settings, c.notifiedOn, workingDays),
    decideObjection: may('dismiss'),
    reply: may('reply'),
    start: may('start'),
    submit: may('submit'),
    review: may('pass'),
    sendBack: may('send-back'),
    close: may('close'),
    handOver: may('hand-over'),
    askExtension: may('ask-extension') && !c.extensionAsked,
    decideExtension: running && more.extensionWaits && reaches(ctx.actor, 'cases.extension.decide', c.orgId),
    recheck: running && more.recheckable,
    lookBack: !running && inspects,
  };
}
