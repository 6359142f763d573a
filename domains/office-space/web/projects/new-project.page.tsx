import { useMe } from '#ui/access/use-me.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { createProject } from '../../contract/projects.ts';
import { LiveReview } from './live-review.tsx';
import { projectAddress } from './project.table.ts';
import { projectFields } from './project-fields.tsx';

const fields = projectFields(true);

/** An application for a project, judged while it is written. */
export function Page() {
  const go = useGo();
  const { actor } = useMe();
  const [query] = useUrlState();
  const home = actor.units[0]?.id ?? actor.roles.find((role) => role.orgId !== null)?.orgId;
  return (
    <FormPage
      titleKey="page.office-space.project.new"
      route={createProject}
      fields={fields}
      initial={{
        kind: 'repair-alteration',
        purposes: [],
        luxuryFeatures: [],
        items: [],
        papers: [],
        notPossible: [],
        ...(home ? { orgId: home } : {}),
        ...(query.buildingId ? { buildingId: query.buildingId } : {}),
      }}
      aside={(values) => <LiveReview values={values} />}
      submitKey="action.office-space.project.save"
      changes={['/office-space/projects']}
      onDone={(made) => go(projectAddress(made.id), { replace: true })}
      onCancel={() => history.back()}
    />
  );
}
