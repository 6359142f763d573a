import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { getProject, type ProjectRecord } from '../../contract/project-record.ts';
import { PaperSheet } from '../works/sheet.tsx';
import { projectAddress } from './project.table.ts';

function Estimate({ project }: { project: ProjectRecord }) {
  const { t, field, enumLabel } = useWords();
  const label = (name: string) => field('office-space', name);
  if (project.review.items.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{label('component')}</th>
          <th scope="col">{label('description')}</th>
          <th scope="col">{label('quantity')}</th>
          <th scope="col">{label('unitPriceYuan')}</th>
          <th scope="col">{label('standardYuan')}</th>
          <th scope="col">{label('amountYuan')}</th>
          <th scope="col">{label('findings')}</th>
        </tr>
      </thead>
      <tbody>
        {project.review.items.map((i, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a printed estimate never changes its order
          <tr key={at}>
            <td>{enumLabel('office-space.component', i.component)}</td>
            <td>{i.description}</td>
            <td className="osw-figure">{number(i.quantity)}</td>
            <td className="osw-figure">{number(i.unitPriceYuan)}</td>
            <td className="osw-figure">{i.standardYuan === null ? '—' : number(i.standardYuan)}</td>
            <td className="osw-figure">{number(i.amountYuan)}</td>
            <td>{i.findings.map((f) => enumLabel('office-space.review_finding', f)).join(t('page.office-space.comma'))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={5}>
            {t('page.office-space.project.sum')}
          </th>
          <td className="osw-figure">{number(project.review.estimateYuan)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

function Application({ project: p }: { project: ProjectRecord }) {
  const { t, field, enumLabel } = useWords();
  const label = (name: string) => field('office-space', name);
  const yuan = (value: string | null) => (value === null ? '' : `${number(value)} ${t('unit.yuan')}`);
  return (
    <PaperSheet
      title={t('page.office-space.project.print.application')}
      number={p.number}
      cells={[
        { label: label('projectName'), value: p.name, wide: true },
        { label: label('orgName'), value: p.orgName },
        { label: label('projectKind'), value: enumLabel('office-space.project_kind', p.kind) },
        { label: label('buildingName'), value: p.buildingName ?? p.place ?? '' },
        { label: label('estimateYuan'), value: yuan(p.estimateYuan) },
        { label: label('reason'), value: p.reason, wide: true },
        { label: label('papers'), value: p.papers.map((x) => x.title).join(t('page.office-space.comma')), wide: true },
      ]}
      between={<Estimate project={p} />}
      signatures={[
        `${t('page.office-space.project.sign.unit')}${p.orgName}`,
        `${t('page.office-space.project.sign.bureau')}${p.opinion ?? ''}`,
        t('page.office-space.project.sign.finance'),
      ]}
    />
  );
}

function AcceptanceForm({ project: p }: { project: ProjectRecord }) {
  const { t, field, enumLabel } = useWords();
  const label = (name: string) => field('office-space', name);
  const yuan = (value: string | null) => (value === null ? '' : `${number(value)} ${t('unit.yuan')}`);
  const found = p.inspections.map(
    (i) =>
      `${i.inspectedOn} ${enumLabel('office-space.inspection_result', i.result)} ${i.finding}${i.mendedOn ? `（${i.mendedOn} ${i.mendedNote ?? ''}）` : ''}`,
  );
  return (
    <PaperSheet
      title={t('page.office-space.project.print.acceptance')}
      number={p.acceptanceDocument}
      cells={[
        { label: label('projectName'), value: `${p.name} ${p.number ?? ''}`, wide: true },
        { label: label('orgName'), value: p.orgName },
        { label: label('buildingName'), value: p.buildingName ?? p.place ?? '' },
        { label: label('contractor'), value: p.contractor ?? '' },
        { label: label('contractNo'), value: p.contractNo ?? '' },
        { label: label('startedOn'), value: p.startedOn ?? '' },
        { label: label('acceptedOn'), value: p.acceptedOn ?? '' },
        { label: label('budgetYuan'), value: yuan(p.budgetYuan) },
        { label: label('allowedYuan'), value: yuan(p.allowedYuan) },
        { label: t('page.office-space.project.inspections'), value: found.join('；'), wide: true },
        { label: label('acceptanceNote'), value: p.acceptanceNote ?? '', wide: true },
        { label: label('acceptanceMembers'), value: p.acceptanceMembers ?? '', wide: true },
      ]}
      between={<Estimate project={p} />}
      signatures={[
        t('page.office-space.project.sign.accepting'),
        t('page.office-space.project.sign.builder'),
        t('page.office-space.project.sign.bureau'),
      ]}
    />
  );
}

/** The forms of a project as they go on A4. */
export function Page() {
  const { projectId } = usePageParams('projectId');
  const [query] = useUrlState();
  const read = useRead(getProject, { projectId });
  return (
    <PlainPage
      titleKey="page.office-space.project.print"
      below={read.data ? <AppLink to={projectAddress(projectId)}>{read.data.name}</AppLink> : '…'}
      actions={[{ id: 'print', labelKey: 'action.office-space.works.print', run: () => window.print(), primary: true }]}
    >
      <Await read={read} rows={12}>
        {(p) => (query.form === 'acceptance' && p.acceptedOn !== null ? <AcceptanceForm project={p} /> : <Application project={p} />)}
      </Await>
    </PlainPage>
  );
}
