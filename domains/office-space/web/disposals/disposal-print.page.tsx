import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { getDisposal } from '../../contract/disposals.ts';
import { PaperSheet } from '../works/sheet.tsx';
import type { DisposalRecord } from './disposal.page.tsx';
import { disposalAddress } from './disposal.table.ts';

function Rooms({ disposal }: { disposal: DisposalRecord }) {
  const { field, enumLabel } = useWords();
  const label = (name: string) => field('office-space', name);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{label('roomCode')}</th>
          <th scope="col">{label('kind')}</th>
          <th scope="col">{label('unitName')}</th>
          <th scope="col">{label('usableAreaSqm')}</th>
        </tr>
      </thead>
      <tbody>
        {disposal.rooms.map((room) => (
          <tr key={room.roomId}>
            <td>{`${room.code} ${room.name}`}</td>
            <td>{enumLabel('office-space.room_kind', room.kind)}</td>
            <td>{room.userOrgName}</td>
            <td className="osw-figure">{room.usableAreaSqm === null ? '' : number(room.usableAreaSqm)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The approval form of a disposal as it goes on A4. */
export function Page() {
  const { disposalId } = usePageParams('disposalId');
  const { t, field, enumLabel } = useWords();
  const read = useRead(getDisposal, { disposalId });
  const label = (name: string) => field('office-space', name);
  return (
    <PlainPage
      titleKey="page.office-space.disposal.print"
      below={read.data ? <AppLink to={disposalAddress(disposalId)}>{read.data.number ?? read.data.buildingName}</AppLink> : '…'}
      actions={[{ id: 'print', labelKey: 'action.office-space.works.print', run: () => window.print(), primary: true }]}
    >
      <Await read={read} rows={12}>
        {(d) => (
          <PaperSheet
            title={t('page.office-space.disposal.form')}
            number={d.number}
            cells={[
              { label: label('buildingName'), value: d.buildingName, wide: true },
              { label: label('disposalMode'), value: enumLabel('office-space.disposal_mode', d.mode) },
              { label: label('areaSqm'), value: `${number(d.areaSqm)} ${t('unit.sqm')}` },
              { label: label('orgName'), value: d.orgName },
              { label: label('applicantName'), value: d.applicantName },
              { label: label('appraisedYuan'), value: d.appraisedYuan === null ? '' : `${number(d.appraisedYuan)} ${t('unit.yuan')}` },
              { label: label('toOrgId'), value: d.toOrgName ?? d.counterpart ?? '' },
              { label: label('disposalReason'), value: d.reason, wide: true },
              {
                label: t('page.office-space.disposal.papers'),
                value: d.papers.map((p) => p.title).join(t('page.office-space.comma')),
                wide: true,
              },
            ]}
            between={<Rooms disposal={d} />}
            signatures={[
              `${t('page.office-space.project.sign.bureau')}${d.orgName}`,
              `${t('page.office-space.disposal.sign.leader')}${d.opinion ?? ''}`,
              t('page.office-space.disposal.sign.supervision'),
            ]}
          />
        )}
      </Await>
    </PlainPage>
  );
}
