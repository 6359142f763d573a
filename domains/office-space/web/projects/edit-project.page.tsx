import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { getProject } from '../../contract/project-record.ts';
import { changeProject } from '../../contract/projects.ts';
import { LiveReview } from './live-review.tsx';
import { projectAddress } from './project.table.ts';
import { projectFields } from './project-fields.tsx';

const fields = projectFields(false) as never;

/** Mends an application that is a draft or was returned; papers that are there stay, new ones are added. */
export function Page() {
  const { projectId } = usePageParams('projectId');
  const go = useGo();
  const back = () => go(projectAddress(projectId));
  return (
    <Await read={useRead(getProject, { projectId })} rows={10}>
      {(p) => (
        <FormPage
          titleKey="page.office-space.project.edit"
          below={p.opinion}
          route={changeProject}
          fields={fields}
          fixed={{ projectId, version: p.version }}
          initial={{
            kind: p.kind,
            name: p.name,
            buildingId: p.buildingId,
            place: p.place,
            reason: p.reason,
            purposes: p.purposes,
            luxuryFeatures: p.luxuryFeatures,
            addedAreaSqm: p.addedAreaSqm,
            notPossible: p.notPossible,
            items: p.review.items.map(({ component, description, quantity, unitPriceYuan, lastRenewedOn }) => ({
              ...{ component, description, quantity, unitPriceYuan, lastRenewedOn },
            })),
            papers: p.papers.map(({ category, title, fileId }) => ({ category: category as never, title, fileId })),
          }}
          aside={(values) => <LiveReview values={{ ...values, orgId: p.orgId } as never} />}
          submitKey="action.office-space.project.save"
          changes={['/office-space/projects']}
          draft={projectId}
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
