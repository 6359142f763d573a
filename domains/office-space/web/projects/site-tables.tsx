import { Button } from 'antd';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Facts } from '#ui/page/facts.tsx';
import { EnumStatus } from '#ui/show/tone.tsx';
import type { ProjectRecord } from '../../contract/project-record.ts';
import type { Act } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { PaperLinks, PaperList } from '../works/paper-list.tsx';
import { changeTones, inspectionTones, lightTones } from '../works/tones.ts';

/** Planned and actual days with their lights. */
export function Milestones({ project }: { project: ProjectRecord }) {
  const { t, field, enumLabel } = useWords();
  if (project.milestones.length === 0) return <p className="qw-quiet os-line">{t('page.office-space.project.no-milestones')}</p>;
  const label = (name: string) => field('office-space', name);
  return (
    <PlainTable
      heads={[
        { label: label('step') },
        { label: label('milestoneLight') },
        { label: label('plannedOn') },
        { label: label('actualOn') },
        { label: label('note') },
      ]}
      rows={project.milestones.map((m) => ({
        key: m.step,
        cells: [
          enumLabel('office-space.milestone_step', m.step),
          <EnumStatus key="light" list="office-space.milestone_light" value={m.light} tones={lightTones} />,
          <span key="planned" className="qw-num">
            {m.plannedOn}
          </span>,
          <span key="actual" className="qw-num">
            {m.actualOn ?? '—'}
          </span>,
          m.note ?? '',
        ],
      }))}
    />
  );
}

/** Inspections on the site with their photos, and the way to enter that a finding was mended. */
export function Inspections({ project, act }: { project: ProjectRecord; act: Act }) {
  const { t, field, enumLabel } = useWords();
  if (project.inspections.length === 0) return <p className="qw-quiet os-line">{t('page.office-space.project.no-inspections')}</p>;
  const label = (name: string) => field('office-space', name);
  return (
    <PlainTable
      heads={[
        { label: label('inspectedOn') },
        { label: label('step') },
        { label: label('result') },
        { label: label('finding') },
        { label: label('inspector') },
        { label: label('mendedOn') },
      ]}
      rows={project.inspections.map((i) => ({
        key: i.id,
        cells: [
          <span key="on" className="qw-num">
            {i.inspectedOn}
          </span>,
          enumLabel('office-space.milestone_step', i.step),
          <EnumStatus
            key="result"
            list="office-space.inspection_result"
            value={i.result}
            tones={i.mendedOn ? { mend: 'ok' } : inspectionTones}
          />,
          <div key="finding">
            {i.finding}
            <PaperLinks papers={i.papers} />
          </div>,
          i.inspector,
          i.mendedOn ? (
            <span key="mended">
              <span className="qw-num">{i.mendedOn}</span> {i.mendedNote}
            </span>
          ) : i.result === 'mend' && project.abilities.inspect ? (
            <Button key="mend" type="link" size="small" onClick={() => act.open('mend', i.id)}>
              {t('action.office-space.project.mend')}
            </Button>
          ) : (
            ''
          ),
        ],
      }))}
    />
  );
}

/** Changes with the limit they were judged by. */
export function Changes({ project }: { project: ProjectRecord }) {
  const { t, field } = useWords();
  if (project.changes.length === 0) return <p className="qw-quiet os-line">{t('page.office-space.project.no-changes')}</p>;
  const label = (name: string) => field('office-space', name);
  const yuan = (name: string) => `${label(name)}（${t('unit.yuan')}）`;
  return (
    <PlainTable
      heads={[
        { label: label('changedOn') },
        { label: label('state') },
        { label: yuan('amountYuan'), figure: true },
        { label: yuan('totalYuan'), figure: true },
        { label: yuan('limitYuan'), figure: true },
        { label: label('reason') },
        { label: label('document') },
      ]}
      rows={project.changes.map((c) => ({
        key: c.id,
        cells: [
          <span key="on" className="qw-num">
            {c.changedOn}
          </span>,
          <EnumStatus key="state" list="office-space.change_state" value={c.state} tones={changeTones} />,
          number(c.amountYuan),
          number(c.totalYuan),
          number(c.limitYuan),
          c.reason,
          c.document ?? '',
        ],
      }))}
    />
  );
}

/** What acceptance and final account say. */
export function Acceptance({ project: p }: { project: ProjectRecord }) {
  return (
    <>
      <Facts
        domain="office-space"
        groups={[
          {
            facts: [
              { name: 'acceptedOn', value: p.acceptedOn },
              { name: 'acceptanceDocument', value: p.acceptanceDocument },
              { name: 'acceptanceMembers', value: p.acceptanceMembers },
              { name: 'acceptanceNote', value: p.acceptanceNote },
              { name: 'settledOn', value: p.settledOn },
              { name: 'finalDocument', value: p.finalDocument },
              { name: 'finalYuan', value: p.finalYuan },
              { name: 'allowedYuan', value: p.allowedYuan },
            ],
          },
        ]}
      />
      {p.acceptancePapers.length > 0 ? <PaperList papers={p.acceptancePapers} list="office-space.milestone_step" /> : null}
    </>
  );
}
