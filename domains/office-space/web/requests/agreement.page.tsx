import { printedDay } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { type Agreement, getAgreement } from '../../contract/agreements.ts';
import { PaperRooms } from './paper-rooms.tsx';
import { requestAddress } from './request.table.ts';
import './requests.css';

const terms = ['use', 'function', 'no-handing-on', 'no-letting', 'care', 'return', 'certificate'] as const;

function Paper({ agreement }: { agreement: Agreement }) {
  const { t } = useWords();
  return (
    <article className="osr-paper">
      <h1>{t('page.office-space.agreement.title')}</h1>
      <p className="osr-paper-number">{agreement.number}</p>
      <p>{t('page.office-space.agreement.parties', { issuer: agreement.issuerName, unit: agreement.orgName })}</p>
      <p>
        {t('page.office-space.agreement.subject', {
          request: agreement.requestNumber ?? '',
          building: agreement.buildingName,
          address: agreement.address ?? agreement.buildingName,
          from: printedDay(agreement.from),
          purpose: agreement.purpose,
        })}
      </p>
      <PaperRooms rooms={agreement.rooms} />
      <ol className="osr-terms">
        {terms.map((term) => (
          <li key={term}>{t(`page.office-space.agreement.term.${term}`)}</li>
        ))}
      </ol>
      <p>
        {t('page.office-space.agreement.certificates', {
          numbers: agreement.certificates.map((c) => c.number).join(t('page.office-space.comma')),
        })}
      </p>
      <div className="osr-signatures">
        <div>
          <p>{t('page.office-space.agreement.issuer', { name: agreement.issuerName })}</p>
          <p>{t('page.office-space.agreement.signer', { name: agreement.issuerSigner })}</p>
          <p>{printedDay(agreement.signedOn)}</p>
        </div>
        <div>
          <p>{t('page.office-space.agreement.unit', { name: agreement.orgName })}</p>
          <p>{t('page.office-space.agreement.signer', { name: agreement.unitSigner })}</p>
          <p>{printedDay(agreement.signedOn)}</p>
        </div>
      </div>
    </article>
  );
}

/** The use agreement as it goes on A4. */
export function Page() {
  const { agreementId } = usePageParams('agreementId');
  const { t } = useWords();
  const read = useRead(getAgreement, { agreementId });
  return (
    <PlainPage
      titleKey="page.office-space.agreement"
      below={
        read.data ? (
          <AppLink to={requestAddress(read.data.requestId)}>{read.data.requestNumber ?? t('page.office-space.request')}</AppLink>
        ) : (
          '…'
        )
      }
      actions={[{ id: 'print', labelKey: 'action.office-space.agreement.print', run: () => window.print(), primary: true }]}
    >
      <Await read={read} rows={12}>
        {(agreement) => <Paper agreement={agreement} />}
      </Await>
    </PlainPage>
  );
}
