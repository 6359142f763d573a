import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { decideUse as decideUseRoute } from '../../contract/certificates.ts';
import { checkUse, type UseBasis } from '../../rules/institutions.ts';

interface Kept {
  readonly orgId: string;
  readonly unitKind: string;
  readonly useBasis: UseBasis;
}

/** Decides the ground of an institution's use: approved in the same project it uses free of charge, else it pays or leaves by a day (OS-20). */
export async function decideUse(ctx: Ctx, input: RouteInput<typeof decideUseRoute>): Promise<RouteAnswer<typeof decideUseRoute>> {
  const { certificateId: id, useBasis } = input;
  const { rows } = await ctx.client.query<Kept>(
    `select c.org_id as "orgId", u.kind as "unitKind", c.use_basis as "useBasis" from office_space.certificate c join org.unit u on u.id = c.org_id
     where c.id = $1 for update of c`,
    [id],
  );
  const kept = found(rows[0]);
  const projectDocument = useBasis === 'same-project' ? (input.projectDocument ?? null) : null;
  const leaveBy = useBasis === 'leaving' ? (input.leaveBy ?? null) : null;
  if (useBasis === 'same-project' && projectDocument === null)
    refuse('office-space.project_document_missing', { clause: 'measures-2017.institutions' });
  if (useBasis === 'leaving' && leaveBy === null) refuse('office-space.leave_by_missing', { clause: 'measures-2017.institutions' });
  await ctx.client.query('update office_space.certificate set use_basis = $2, project_document = $3, leave_by = $4::date where id = $1', [
    id,
    useBasis,
    projectDocument,
    leaveBy,
  ]);
  ctx.audit({
    action: 'office-space.certificate.use-decided',
    subject: { kind: 'certificate', id, orgId: kept.orgId },
    before: { useBasis: kept.useBasis },
    after: { useBasis, projectDocument, leaveBy },
  });
  return { id, useNote: checkUse({ unitKind: kept.unitKind, basis: useBasis, projectDocument, leaveBy }, ctx.today).note };
}
