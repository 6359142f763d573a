import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { instant, NOTHING } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { Shape, Status, type Tone } from '#ui/show/tone.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';
import { getDefinition, listDefinitions } from '../../contract/definitions.ts';
import { FlowPicture } from '../picture/flow-picture.tsx';
import { type Difference, differences, summaries } from './compare.ts';
import { parseFlow } from './parse-flow.ts';

interface VersionsProps {
  kind: string;
  /** The flow as it is drawn now. */
  xmlNow: () => Promise<string>;
  /** Puts a version on the board; absent where nothing may be changed. */
  onRestore: ((xml: string, version: number) => void) | undefined;
}

const tones: Readonly<Record<Difference['kind'], Tone>> = { added: 'ok', removed: 'violation', changed: 'notice' };

/** Lists whose words say a value of the file. */
const wordLists: Readonly<Record<string, string>> = {
  by: 'approvals.decided_by',
  at: 'approvals.decider_at',
  mode: 'approvals.mode',
  onTimeout: 'approvals.on_timeout',
  outcome: 'approvals.end_outcome',
};

function valueWord(name: string, value: string, { enumLabel, t, has }: Words): string {
  if (value === '') return NOTHING;
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'word.yes' : 'word.no');
  const list = wordLists[name];
  return list && has(`enum.${list}.${value}`) ? enumLabel(list, value) : value;
}

function useDifferences(xml: string | undefined, xmlNow: () => Promise<string>): readonly Difference[] | null {
  const [found, setFound] = useState<readonly Difference[] | null>(null);
  useEffect(() => {
    if (!xml) return;
    let gone = false;
    const compare = async () => {
      const [before, after] = await Promise.all([parseFlow(xml), xmlNow().then(parseFlow)]);
      if (!gone) setFound(differences(summaries(before as never), summaries(after as never)));
    };
    void compare();
    return () => {
      gone = true;
    };
  }, [xml, xmlNow]);
  return found;
}

function Comparison({ xml, xmlNow }: { xml: string; xmlNow: () => Promise<string> }) {
  const words = useWords();
  const { t } = words;
  const found = useDifferences(xml, xmlNow);
  if (!found) return null;
  if (found.length === 0) return <p>{t('page.approvals.compare.same')}</p>;
  return (
    <section>
      <h3>{t('page.approvals.compare.title', { count: found.length })}</h3>
      <ul className="ap-issues">
        {found.map((one) => (
          <li key={one.id}>
            <Shape tone={tones[one.kind]} /> {t(`page.approvals.compare.${one.kind}`)} {one.name}
            {one.changes.map((change) => (
              <div key={change.name} className="ap-hint">
                {t(`page.approvals.compare.name.${change.name}`)}: <del>{valueWord(change.name, change.before, words)}</del> →{' '}
                <ins>{valueWord(change.name, change.after, words)}</ins>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const NO_MARKS = { steps: {}, taken: [] } as const;

function VersionDrawer({ kind, version, xmlNow, onRestore, onClose }: VersionsProps & { version: number | null; onClose: () => void }) {
  const { t } = useWords();
  const phone = useIsPhone();
  const read = useRead(getDefinition, { kind, definitionVersion: version ?? 1 }, { enabled: version !== null });
  const title = t('page.approvals.version-of', { version: version ?? '' });
  return (
    <Drawer title={title} aria-label={title} size={phone ? '100%' : 960} open={version !== null} onClose={onClose} destroyOnHidden>
      <Await read={read}>
        {(one) => (
          <div className="ap-side-body">
            <FlowPicture xml={one.xml} marks={NO_MARKS} label={title} />
            {onRestore ? (
              <div>
                <Button
                  onClick={() => {
                    onRestore(one.xml, one.definitionVersion);
                    onClose();
                  }}
                >
                  {t('page.approvals.restore')}
                </Button>
              </div>
            ) : null}
            <Comparison xml={one.xml} xmlNow={xmlNow} />
          </div>
        )}
      </Await>
    </Drawer>
  );
}

/** Every version with who published it and how many matters still follow it; each can be looked at, compared and brought back. */
export function Versions(props: VersionsProps) {
  const { t } = useWords();
  const read = useRead(listDefinitions, { kind: props.kind });
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className="ap-side-body">
      <Await read={read} rows={3}>
        {({ items }) => (
          <ul className="ap-issues">
            {items.map((one) => (
              <li key={one.definitionVersion}>
                <button type="button" className="qw-linkish" onClick={() => setOpen(one.definitionVersion)}>
                  {t('page.approvals.version-of', { version: one.definitionVersion })}
                </button>{' '}
                {one.inForce ? <Status tone="ok" word={t('page.approvals.in-force')} /> : null}
                <div className="ap-hint">
                  {one.publishedBy ?? t('page.approvals.shipped')} · {instant(one.publishedAt)}
                  {one.openFlows > 0 ? ` · ${t('page.approvals.still', { count: one.openFlows })}` : ''}
                </div>
                {one.note ? <div>{one.note}</div> : null}
              </li>
            ))}
          </ul>
        )}
      </Await>
      <VersionDrawer {...props} version={open} onClose={() => setOpen(null)} />
    </div>
  );
}
