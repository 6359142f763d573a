import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { printedDay } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageTitle } from '#ui/show/page-title.ts';
import { Await } from '#ui/show/states.tsx';
import { getLetter, type Letter } from '../contract/steps.ts';
import { figureName, figureText } from './record/figure-words.ts';
import '#ui/page/page.css';
import './cases.css';

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** The facts a letter states, as they were when it went out. */
function FactTable({ content }: { content: Letter['content'] }) {
  const words = useWords();
  const { t, field, enumLabel, locale } = words;
  const room = text(content.source).split('.')[0] ?? 'cases';
  const figures = (content.figures ?? {}) as Readonly<Record<string, string>>;
  const unit = figures.unit ? ` ${t(`unit.${figures.unit}`)}` : '';
  const found = Object.entries(figures)
    .filter(([name]) => name !== 'unit')
    .map(
      ([name]) =>
        `${figureName(room, name, words)} ${figureText(room, name, figures, words)}${['actual', 'limit', 'over'].includes(name) ? unit : ''}`,
    );
  const rows: [string, string][] = [
    [field('cases', 'title'), text(content.title)],
    [field('cases', 'subjectLabel'), text(content.subjectLabel)],
    [field('cases', 'item'), `${text(content.itemCode)} ${text(locale === 'en' ? content.itemTextEn : content.itemText)}`],
    [field('cases', 'basis'), text(content.basis)],
    [field('cases', 'severity'), enumLabel('cases.severity', text(content.severity))],
    [field('cases', 'foundOn'), printedDay(text(content.foundOn))],
    ...(found.length > 0 ? [[field('cases', 'figures'), found.join('；')] as [string, string]] : []),
    ...(content.facts ? [[field('cases', 'facts'), text(content.facts)] as [string, string]] : []),
  ];
  return (
    <table className="cs-table">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Body({ letter }: { letter: Letter }) {
  const { t, enumLabel } = useWords();
  const { content, kind } = letter;
  if (kind === 'notice')
    return (
      <>
        <p className="cs-indent">{t('page.cases.letter.notice.lead')}</p>
        <FactTable content={content} />
        <p className="cs-indent">{t('page.cases.letter.notice.requirement', { requirement: text(content.requirement) })}</p>
        <p className="cs-indent">{t('page.cases.letter.notice.due', { on: printedDay(text(content.dueOn)) })}</p>
      </>
    );
  const measures = Array.isArray(content.measures) ? content.measures.map((m) => enumLabel('cases.measure', String(m))).join('、') : '';
  return (
    <>
      <p className="cs-indent">
        {kind === 'receipt'
          ? t('page.cases.letter.receipt.lead', { number: text(content.noticeNumber) })
          : t('page.cases.letter.reply.lead', { number: text(content.recommendationNo) })}
      </p>
      <FactTable content={content} />
      <p className="cs-indent">{text(content.text)}</p>
      <p className="cs-indent">{t('page.cases.letter.measures', { measures })}</p>
    </>
  );
}

/** A letter on A4 as it was issued: title, number, whom it is for, what was found, signature. */
export function Page() {
  const { caseId, letterId } = useParams({ strict: false }) as { caseId: string; letterId: string };
  const { t, enumLabel } = useWords();
  const read = useRead(getLetter, { caseId, letterId });
  usePageTitle(read.data?.number ?? t('page.cases.letter'));
  return (
    <div className="qw-page">
      <div className="cs-row qw-noprint">
        <AppLink to={`/cases/${caseId}`}>{t('page.cases.letter.back')}</AppLink>
        <Button type="primary" onClick={() => window.print()}>
          {t('action.print')}
        </Button>
      </div>
      <Await read={read} rows={12}>
        {(letter) => (
          <article className="cs-letter">
            <h1>{enumLabel('cases.letter_kind', letter.kind)}</h1>
            <p className="cs-letter-number qw-num">{letter.number}</p>
            <p>{t('page.cases.letter.to', { name: letter.toName })}</p>
            <Body letter={letter} />
            <p className="cs-sign">
              {letter.issuerName}
              <br />
              {printedDay(letter.issuedOn)}
              <br />
              <span className="qw-quiet">{t('page.cases.letter.seal')}</span>
            </p>
          </article>
        )}
      </Await>
    </div>
  );
}
