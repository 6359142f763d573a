import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { leavePerson as leavePersonRoute, retirePerson as retirePersonRoute } from '../contract/people.ts';
import { notInFuture } from './days.ts';
import { endPosts } from './end-posts.ts';
import { servingPerson } from './person-for-change.query.ts';

type Input = RouteInput<typeof retirePersonRoute>;
type Answer = RouteAnswer<typeof retirePersonRoute>;

/** Ends posts and service, and answers what the log and the other rooms are to hear. */
async function endService(ctx: Ctx, input: Input, state: 'retired' | 'left') {
  const { personId, on, reason, document = null } = input;
  const person = await servingPerson(ctx, personId, input.version);
  notInFuture(ctx, on);
  const endedPosts = await endPosts(ctx, personId, on, state === 'retired' ? 'retirement' : 'left');
  const version = person.version + 1;
  await ctx.db.updateTable('org.person').set({ state, left_on: on, version }).where('id', '=', personId).execute();
  return {
    answer: { id: personId, version, endedPosts },
    entry: {
      subject: { kind: 'org.person', id: personId, orgId: person.org_id },
      before: { state: person.state },
      after: { state, on, reason, document, endedPosts },
    },
    told: { personId, orgId: person.org_id, on },
  };
}

/** Retires a person: all posts end with the day of the procedure, offices fall due by event (OS-17). */
export async function retirePerson(ctx: Ctx, input: Input): Promise<Answer> {
  const { answer, entry, told } = await endService(ctx, input, 'retired');
  ctx.audit({ action: 'org.person.retired', ...entry });
  ctx.emit('org.person.retired', told, told.orgId);
  return answer;
}

/** Records that a person left the service for another reason. */
export async function leavePerson(ctx: Ctx, input: RouteInput<typeof leavePersonRoute>): Promise<Answer> {
  const { answer, entry, told } = await endService(ctx, input, 'left');
  ctx.audit({ action: 'org.person.left', ...entry });
  ctx.emit('org.person.left', told, told.orgId);
  return answer;
}
