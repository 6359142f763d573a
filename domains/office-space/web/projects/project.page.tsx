import { ApprovalTrail } from '#capabilities/approvals/web/public.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import { RecordPage, type RecordTab } from '#ui/page/record-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { getProject, type ProjectRecord } from '../../contract/project-record.ts';
import { submitProject } from '../../contract/projects.ts';
import { buildingAddress, unitAddress } from '../addresses.ts';
import { type Act, useAct } from '../form-drawer.tsx';
import { PaperList } from '../works/paper-list.tsx';
import { projectTones } from '../works/tones.ts';
import { projectAddress } from './project.table.ts';
import { BeginDrawers, FinishDrawers, SiteDrawers } from './project-drawers.tsx';
import { ReviewTable, ReviewVerdicts } from './review-lines.tsx';
import { Acceptance, Changes, Inspections, Milestones } from './site-tables.tsx';

const isOpen = (p: ProjectRecord): boolean => p.state === 'draft' || p.state === 'returned';

const tabsOf = (act: Act): readonly RecordTab<ProjectRecord>[] => [
  { id: 'estimate', labelKey: 'page.office-space.project.estimate', content: (p) => <ReviewTable review={p.review} /> },
  {
    id: 'papers',
    labelKey: 'page.office-space.project.papers',
    count: (p) => p.papers.length,
    content: (p) => <PaperList papers={p.papers} list="office-space.project_document" />,
  },
  { id: 'milestones', labelKey: 'page.office-space.project.milestones', content: (p) => <Milestones project={p} /> },
  {
    id: 'inspections',
    labelKey: 'page.office-space.project.inspections',
    count: (p) => p.inspections.length,
    content: (p) => <Inspections project={p} act={act} />,
  },
  {
    id: 'changes',
    labelKey: 'page.office-space.project.changes',
    count: (p) => p.changes.length,
    content: (p) => (
      <>
        <Changes project={p} />
        {p.changes
          .filter((c) => c.state === 'in-approval')
          .map((c) => (
            <ApprovalTrail key={c.id} kind="office-space.project-change" subjectId={c.id} />
          ))}
      </>
    ),
  },
  { id: 'acceptance', labelKey: 'page.office-space.project.acceptance', content: (p) => <Acceptance project={p} /> },
];

function useActions(act: Act): (p: ProjectRecord) => PageAction[] {
  const submit = useDo(submitProject, { changes: ['/office-space/projects', '/approvals', '/workbench'] });
  const key = (name: string) => `action.office-space.project.${name}`;
  return (p) => {
    const opens = (id: string, ability: string, primary = false): PageAction => ({
      id,
      labelKey: key(id),
      offered: p.abilities[ability] ?? false,
      run: () => act.open(id),
      primary,
    });
    return [
      {
        id: 'submit',
        labelKey: key('submit'),
        offered: (p.abilities.submit ?? false) && p.review.refusal === null,
        pending: submit.pending,
        run: () => submit.run({ projectId: p.id }),
        primary: true,
      },
      { id: 'edit', labelKey: key('change'), offered: p.abilities.change ?? false, to: `${projectAddress(p.id)}/edit` },
      opens('start', 'start', true),
      opens('inspect', 'inspect'),
      opens('change-amount', 'changeAmount'),
      opens('accept', 'accept', true),
      opens('settle', 'settle', true),
      opens('plan', 'plan'),
      opens('withdraw', 'withdraw'),
      { id: 'print-application', labelKey: key('print-application'), to: `${projectAddress(p.id)}/print?form=application` },
      {
        id: 'print-acceptance',
        labelKey: key('print-acceptance'),
        offered: p.acceptedOn !== null,
        to: `${projectAddress(p.id)}/print?form=acceptance`,
      },
    ];
  };
}

function useFacts() {
  const { enumLabel, t } = useWords();
  const words = (list: string, values: readonly string[]) =>
    values.map((v) => enumLabel(`office-space.${list}`, v)).join(t('page.office-space.comma'));
  return (p: ProjectRecord) => [
    {
      facts: [
        { name: 'projectKind', value: enumLabel('office-space.project_kind', p.kind) },
        { name: 'orgName', value: <AppLink to={unitAddress(p.orgId)}>{p.orgName}</AppLink> },
        {
          name: 'buildingName',
          value: p.buildingId ? <AppLink to={buildingAddress(p.buildingId)}>{p.buildingName ?? p.buildingId}</AppLink> : p.place,
        },
        { name: 'applicantName', value: p.applicantName },
        { name: 'submittedOn', value: p.submittedOn },
        { name: 'decidedOn', value: p.decidedOn },
        ...(p.kind === 'repair-alteration' ? [{ name: 'purposes', value: words('repair_purpose', p.purposes) }] : []),
        ...(p.addedAreaSqm === null ? [] : [{ name: 'addedAreaSqm', value: p.addedAreaSqm }]),
        { name: 'reason', value: p.reason, wide: true },
        ...(p.opinion === null ? [] : [{ name: 'opinion', value: p.opinion, wide: true }]),
        ...p.notPossible.map((r) => ({
          name: r.option,
          labelKey: `enum.office-space.obtaining_mode.${r.option}`,
          value: `${r.reason}（${r.on}）`,
          wide: true,
        })),
      ],
    },
    {
      titleKey: 'page.office-space.project.money',
      facts: [
        { name: 'estimateYuan', value: p.estimateYuan },
        { name: 'approvedYuan', value: p.approvedYuan },
        { name: 'budgetYuan', value: p.budgetYuan },
        { name: 'budgetDocument', value: p.budgetDocument },
        { name: 'allowedYuan', value: p.allowedYuan },
        { name: 'finalYuan', value: p.finalYuan },
        { name: 'contractor', value: p.contractor },
        { name: 'startedOn', value: p.startedOn },
      ],
    },
  ];
}

/** A project from application to final account. */
export function Page() {
  const { projectId } = usePageParams('projectId');
  const read = useRead(getProject, { projectId });
  const act = useAct();
  const { enumLabel } = useWords();
  const facts = useFacts();
  const actions = useActions(act);
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(p) => p.name}
        number={(p) => p.number}
        status={(p) => ({ tone: projectTones[p.state] ?? 'quiet', word: enumLabel('office-space.project_state', p.state) })}
        actions={actions}
        verdicts={(p) => (
          <>
            <ApprovalTrail kind="office-space.project" subjectId={p.id} />
            <ReviewVerdicts review={p.review} open={isOpen(p)} />
          </>
        )}
        facts={facts}
        tabs={tabsOf(act)}
        history={(p) => ({ subjectKind: 'project', subjectId: p.id })}
      />
      {read.data ? (
        <>
          <BeginDrawers project={read.data} act={act} />
          <SiteDrawers project={read.data} act={act} />
          <FinishDrawers project={read.data} act={act} />
        </>
      ) : null}
    </>
  );
}
