import type { RouteOutput } from '#shared/route.ts';
import { number, printedDay } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { getDuty } from '../../contract/duties.ts';
import { dutyAddress } from './duty.table.ts';
import { usePeople } from './duty-lines.tsx';
import '../requests/requests.css';

type Duty = RouteOutput<typeof getDuty>;

function Paper({ duty }: { duty: Duty }) {
  const { t, field, enumLabel } = useWords();
  const people = usePeople();
  const filing = duty.kind === 'filing';
  const head = (name: string) => field('office-space', name);
  return (
    <article className="osr-paper">
      <h1>{t(`page.office-space.duty.paper.${duty.kind}`, { unit: duty.orgName, year: duty.year })}</h1>
      <table className="osr-paper-table">
        <thead>
          <tr>
            <th scope="col">{head('buildingName')}</th>
            <th scope="col">{head('roomCode')}</th>
            <th scope="col">{head('roomKind')}</th>
            <th scope="col" className="osr-figure">{`${head('usableAreaSqm')}（${t('unit.sqm')}）`}</th>
            <th scope="col">{head('people')}</th>
            {filing ? <th scope="col" className="osr-figure">{`${head('limitSqm')}（${t('unit.sqm')}）`}</th> : null}
            {filing ? <th scope="col" className="osr-figure">{`${head('overSqm')}（${t('unit.sqm')}）`}</th> : null}
          </tr>
        </thead>
        <tbody>
          {duty.lines.map((line) => (
            <tr key={`${line.buildingName} ${line.roomCode}`}>
              <td>{line.buildingName}</td>
              <td>{line.roomCode}</td>
              <td>{enumLabel('office-space.room_kind', line.roomKind)}</td>
              <td className="osr-figure">{number(line.usableAreaSqm)}</td>
              <td>{people(line)}</td>
              {filing ? <td className="osr-figure">{number(line.limitSqm)}</td> : null}
              {filing ? <td className="osr-figure">{number(line.overSqm)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="osr-signatures">
        <p>{t('page.office-space.duty.signed')}</p>
        <p>{printedDay(duty.doneOn ?? duty.dueOn)}</p>
      </div>
    </article>
  );
}

/** What goes onto the board, or to the administration, as a sheet. */
export function Page() {
  const { dutyId } = usePageParams('dutyId');
  const { enumLabel } = useWords();
  const read = useRead(getDuty, { dutyId });
  return (
    <PlainPage
      titleKey="page.office-space.duty.print"
      below={read.data ? <AppLink to={dutyAddress(read.data.id)}>{enumLabel('office-space.duty_kind', read.data.kind)}</AppLink> : '…'}
      actions={[{ id: 'print', labelKey: 'action.office-space.duty.print', run: () => window.print(), primary: true }]}
    >
      <Await read={read} rows={12}>
        {(duty) => <Paper duty={duty} />}
      </Await>
    </PlainPage>
  );
}
