import type { RouteOutput } from '#shared/route.ts';
import { printedDay } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { getCertificate } from '../../contract/agreements.ts';
import { PaperRooms } from './paper-rooms.tsx';
import './requests.css';

type Certificate = RouteOutput<typeof getCertificate>;

function Paper({ certificate }: { certificate: Certificate }) {
  const { t } = useWords();
  return (
    <article className="osr-paper">
      <h1>{t('page.office-space.certificate.title')}</h1>
      <p className="osr-paper-number">{certificate.number}</p>
      <p>
        {t('page.office-space.certificate.text', {
          unit: certificate.orgName,
          building: certificate.buildingName,
          address: certificate.address ?? certificate.buildingName,
          from: printedDay(certificate.from),
          agreement: certificate.agreementNo ?? '',
        })}
      </p>
      <PaperRooms rooms={certificate.rooms} />
      <p>{t('page.office-space.certificate.good-for')}</p>
      <p className="osr-strong">{t('page.office-space.certificate.never')}</p>
      <div className="osr-signatures osr-signatures-one">
        <div>
          <p>{t('page.office-space.certificate.issuer', { name: certificate.issuerName ?? '' })}</p>
          <p>{printedDay(certificate.from)}</p>
        </div>
      </div>
    </article>
  );
}

/** The allocation certificate as it goes on A4. */
export function Page() {
  const { certificateId } = usePageParams('certificateId');
  const read = useRead(getCertificate, { certificateId });
  return (
    <PlainPage
      titleKey="page.office-space.certificate"
      below={
        read.data?.agreementId ? (
          <AppLink to={`/office-space/agreements/${read.data.agreementId}`}>{read.data.agreementNo ?? ''}</AppLink>
        ) : (
          (read.data?.agreementNo ?? '')
        )
      }
      actions={[{ id: 'print', labelKey: 'action.office-space.certificate.print', run: () => window.print(), primary: true }]}
    >
      <Await read={read} rows={12}>
        {(certificate) => <Paper certificate={certificate} />}
      </Await>
    </PlainPage>
  );
}
