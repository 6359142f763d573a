import { Button } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { AppLink } from '#ui/show/app-link.tsx';
import './identity.css';

/** How a program talks to the platform: the reference, the document, and a first call. */
export function Page() {
  const { t } = useWords();
  const base = location.origin;
  return (
    <PlainPage titleKey="menu.identity.reference">
      <section className="qw-panel qw-reference">
        <p>{t('page.identity.reference.what')}</p>
        <p className="qw-reference-ways">
          <Button type="primary" href="/reference/" target="_blank">
            {t('action.identity.reference.open')}
          </Button>
          <Button href="/api/openapi.json" target="_blank">
            {t('action.identity.reference.document')}
          </Button>
        </p>
      </section>
      <section className="qw-panel qw-reference">
        <h2>{t('page.identity.reference.first-call')}</h2>
        <ol>
          <li>
            <AppLink to="/identity/keys/new">{t('page.identity.reference.make-key')}</AppLink>
          </li>
          <li>{t('page.identity.reference.send')}</li>
        </ol>
        <pre>{`curl -H 'Authorization: Bearer <key>' '${base}/api/me'\ncurl -H 'Authorization: Bearer <key>' '${base}/api/org/units?page=1&pageSize=20'`}</pre>
        <p className="qw-quiet">{t('page.identity.reference.conventions')}</p>
      </section>
    </PlainPage>
  );
}
