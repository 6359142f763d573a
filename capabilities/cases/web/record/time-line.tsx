import { downloadFile } from '#kernel/files/contract/files.ts';
import { bytes } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDownload } from '#ui/query/download.ts';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { EnumStatus } from '#ui/show/tone.tsx';
import type { CaseDetail } from '../../contract/cases.ts';
import { stateTones } from '../tones.ts';

type Step = CaseDetail['steps'][number];

const told = [
  'handedTo',
  'document',
  'unit',
  'wantedOn',
  'dueOn',
  'measuredSqm',
  'returnedSqm',
  'recoveredYuan',
  'receiptNo',
  'level',
  'months',
] as const;

/** What a step says besides its words. */
function StepFacts({ step }: { step: Step }) {
  const { t, field, enumLabel } = useWords();
  const measures = Array.isArray(step.facts.measures)
    ? step.facts.measures.map((m) => enumLabel('cases.measure', String(m))).join('、')
    : '';
  const parts = told
    .filter((name) => step.facts[name] !== undefined && step.facts[name] !== null)
    .map(
      (name) =>
        `${name === 'level' || name === 'months' || name === 'unit' ? t(`page.cases.step.${name}`) : field('cases', name)} ${String(step.facts[name])}`,
    );
  const all = [...(measures ? [`${field('cases', 'measures')}：${measures}`] : []), ...parts];
  return all.length > 0 ? <p className="qw-quiet">{all.join('；')}</p> : null;
}

export function EvidenceLink({ file }: { file: Step['files'][number] }) {
  const report = useDownload(downloadFile);
  return (
    <button type="button" className="qw-linkish" disabled={report.pending} onClick={() => void report.run({ fileId: file.id })}>
      {file.name} <span className="qw-quiet">{bytes(file.size)}</span>
    </button>
  );
}

/** Every step, the newest first: who, when, what was said, and the evidence. */
export function TimeLine({ steps }: { steps: CaseDetail['steps'] }) {
  const { t, enumLabel } = useWords();
  return (
    <ol className="cs-line">
      {[...steps].reverse().map((step) => (
        <li key={step.id}>
          <p>
            <strong>{enumLabel('cases.act', step.act)}</strong> <EnumStatus list="cases.state" value={step.toState} tones={stateTones} />
          </p>
          <p className="qw-quiet">
            {step.accountName === 'system' ? t('word.platform') : step.accountName} · <TimeAgo at={step.at} />
          </p>
          {step.note ? <p className="cs-note">{step.note}</p> : null}
          <StepFacts step={step} />
          {step.files.length > 0 ? (
            <ul className="cs-files" aria-label={t('field.cases.fileIds')}>
              {step.files.map((file) => (
                <li key={file.id}>
                  <EvidenceLink file={file} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
