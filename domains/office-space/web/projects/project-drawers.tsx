import { dayOf } from '#shared/time.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { ProjectRecord } from '../../contract/project-record.ts';
import {
  acceptProject,
  changeProjectAmount,
  inspectProject,
  mendInspection,
  putMilestones,
  settleProject,
  startProject,
} from '../../contract/project-works.ts';
import { withdrawProject } from '../../contract/projects.ts';
import { type Act, FormDrawer } from '../form-drawer.tsx';
import { ScanUpload } from '../works/paper-rows.tsx';
import { MilestoneRows } from './milestone-rows.tsx';

interface DrawersProps {
  project: ProjectRecord;
  act: Act;
}

/** Budget, plan and taking back. */
export function BeginDrawers({ project, act }: DrawersProps) {
  const today = dayOf(new Date());
  const common = { fixed: { projectId: project.id }, draft: false as const, onDone: act.close, onCancel: act.close };
  return (
    <>
      <FormDrawer
        {...common}
        titleKey="action.office-space.project.withdraw"
        open={act.name === 'withdraw'}
        route={withdrawProject}
        fields={[{ name: 'reason', wide: true }]}
        submitKey="action.office-space.project.withdraw"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.project.start"
        open={act.name === 'start'}
        route={startProject}
        fields={['budgetYuan', 'budgetDocument', 'contractor', 'contractNo', 'startedOn']}
        initial={{ budgetYuan: project.approvedYuan ?? '', startedOn: today }}
        submitKey="action.office-space.project.start"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.project.plan"
        open={act.name === 'plan'}
        route={putMilestones}
        fields={[{ name: 'milestones', wide: true, render: (control) => <MilestoneRows {...control} /> }]}
        initial={{ milestones: project.milestones.map(({ light: _, ...milestone }) => milestone) }}
        submitKey="action.office-space.project.plan"
      />
    </>
  );
}

/** Inspections and changes while the works go on. */
export function SiteDrawers({ project, act }: DrawersProps) {
  const { t } = useWords();
  const today = dayOf(new Date());
  const common = { draft: false as const, onDone: act.close, onCancel: act.close };
  const photos = {
    name: 'papers' as const,
    wide: true,
    render: (control: never) => <ScanUpload {...(control as object as Parameters<typeof ScanUpload>[0])} category="photo" />,
  };
  const limit = project.changes.at(-1)?.limitYuan;
  return (
    <>
      <FormDrawer
        {...common}
        titleKey="action.office-space.project.inspect"
        open={act.name === 'inspect'}
        route={inspectProject}
        fixed={{ projectId: project.id }}
        fields={[
          'inspectedOn',
          { name: 'step', list: 'office-space.milestone_step' },
          'inspector',
          { name: 'result', list: 'office-space.inspection_result' },
          { name: 'finding', wide: true },
          photos as never,
        ]}
        initial={{ inspectedOn: today, step: 'main-works', result: 'pass', papers: [] }}
        submitKey="action.office-space.project.inspect"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.project.mend"
        open={act.name === 'mend'}
        route={mendInspection}
        fixed={{ projectId: project.id, inspectionId: act.of ?? '' }}
        fields={['mendedOn', { name: 'note', wide: true }, photos as never]}
        initial={{ mendedOn: today, papers: [] }}
        submitKey="action.office-space.project.mend"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.project.change-amount"
        open={act.name === 'change-amount'}
        route={changeProjectAmount}
        fixed={{ projectId: project.id }}
        {...(limit ? { above: <p className="os-line">{t('page.office-space.project.change-limit', { limit: number(limit) })}</p> } : {})}
        fields={['amountYuan', { name: 'reason', wide: true }, 'document']}
        submitKey="action.office-space.project.change-amount"
      />
    </>
  );
}

/** Acceptance and final account. */
export function FinishDrawers({ project, act }: DrawersProps) {
  const { t } = useWords();
  const today = dayOf(new Date());
  const common = { fixed: { projectId: project.id }, draft: false as const, onDone: act.close, onCancel: act.close };
  return (
    <>
      <FormDrawer
        {...common}
        titleKey="action.office-space.project.accept"
        open={act.name === 'accept'}
        above={<p className="os-line">{t('page.office-space.project.renewed')}</p>}
        route={acceptProject}
        fields={[
          'acceptedOn',
          { name: 'document', labelKey: 'field.office-space.acceptanceDocument' },
          { name: 'members', labelKey: 'field.office-space.acceptanceMembers', wide: true },
          { name: 'note', labelKey: 'field.office-space.acceptanceNote', wide: true },
          { name: 'papers', wide: true, render: (control) => <ScanUpload {...control} category="acceptance" /> },
        ]}
        initial={{ acceptedOn: today, papers: [] }}
        submitKey="action.office-space.project.accept"
      />
      <FormDrawer
        {...common}
        titleKey="action.office-space.project.settle"
        open={act.name === 'settle'}
        above={<p className="os-line">{t('page.office-space.project.final-limit', { limit: number(project.allowedYuan ?? '0') })}</p>}
        route={settleProject}
        fields={['finalYuan', { name: 'document', labelKey: 'field.office-space.finalDocument' }, 'settledOn']}
        initial={{ settledOn: today }}
        submitKey="action.office-space.project.settle"
      />
    </>
  );
}
