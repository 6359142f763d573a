import type { RouteOutput } from '#shared/route.ts';
import { number, printedDay } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { getLease } from '../../contract/leases.ts';
import { leaseAddress } from './lease.table.ts';
import '../requests/requests.css';

type Whole = RouteOutput<typeof getLease>;

function Paper({ lease: x }: { lease: Whole }) {
  const { t, field, enumLabel } = useWords();
  const head = (name: string) => field('office-space', name);
  const rows: readonly (readonly [string, string])[] = [
    [head('direction'), enumLabel('office-space.letting_direction', x.direction)],
    [head('orgName'), x.orgName],
    [head('counterpart'), x.counterpart],
    [head('buildingName'), `${x.buildingName} ${x.roomCode ?? ''}`.trim()],
    [head('areaSqm'), `${number(x.areaSqm)} ${t('unit.sqm')}`],
    [t('page.office-space.lease.term'), `${printedDay(x.from)} — ${x.to ? printedDay(x.to) : ''}`],
    [
      t('page.office-space.lease.price'),
      x.rentYuan && x.rentBasis ? `${number(x.rentYuan)} ${enumLabel('office-space.rent_basis', x.rentBasis)}` : '—',
    ],
    [head('scheduledYuan'), `${number(x.scheduledYuan)} ${t('unit.yuan')}`],
    [head('depositYuan'), x.depositYuan ? `${number(x.depositYuan)} ${t('unit.yuan')}` : '—'],
    [head('approvalNo'), x.approvalNo ?? '—'],
    [head('exchangeDocument'), x.exchangeDocument ?? '—'],
    [head('signedOn'), x.signedOn ? printedDay(x.signedOn) : '—'],
  ];
  return (
    <article className="osr-paper">
      <h1>{t('page.office-space.lease.summary')}</h1>
      <p className="osr-paper-number">{x.number ?? ''}</p>
      <table className="osr-paper-table">
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="osr-paper-table">
        <caption>{t('page.office-space.lease.schedule')}</caption>
        <thead>
          <tr>
            <th scope="col">{head('period')}</th>
            <th scope="col">{t('page.office-space.lease.days')}</th>
            <th scope="col">{head('dueOn')}</th>
            <th scope="col" className="osr-figure">{`${head('amountYuan')}（${t('unit.yuan')}）`}</th>
          </tr>
        </thead>
        <tbody>
          {x.lines.map((line) => (
            <tr key={line.no}>
              <td>{line.no}</td>
              <td>{`${line.from} — ${line.to}`}</td>
              <td>{line.dueOn}</td>
              <td className="osr-figure">{number(line.amountYuan)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="osr-signatures">
        <p>{t('page.office-space.lease.handler')}</p>
        <p>{t('page.office-space.lease.reviewer')}</p>
      </div>
    </article>
  );
}

/** The contract on one sheet, for the file. */
export function Page() {
  const { lettingId } = usePageParams('lettingId');
  const read = useRead(getLease, { lettingId });
  return (
    <PlainPage
      titleKey="page.office-space.lease.summary"
      below={read.data ? <AppLink to={leaseAddress(read.data.id)}>{read.data.number ?? read.data.counterpart}</AppLink> : '…'}
      actions={[{ id: 'print', labelKey: 'action.office-space.lease.print', run: () => window.print(), primary: true }]}
    >
      <Await read={read} rows={12}>
        {(lease) => <Paper lease={lease} />}
      </Await>
    </PlainPage>
  );
}
