import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { canScan, readCode, watchCamera } from '#apps/web/own/camera.ts';
import { type SearchHit, search } from '#kernel/org/contract/search.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { call } from '#ui/query/call.ts';
import { AppLink, useGo } from '#ui/show/app-link.tsx';
import { Failure } from '#ui/show/states.tsx';
import '#apps/web/own/own.css';

function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const stop = useRef<(() => void) | null>(null);
  const [isOn, setOn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => () => stop.current?.(), []);
  if (!canScan()) return <p className="qw-quiet">{t('scan.no-detector')}</p>;
  const close = () => {
    stop.current?.();
    stop.current = null;
    setOn(false);
  };
  const open = async () => {
    setProblem(null);
    if (!video.current) return;
    try {
      stop.current = await watchCamera(video.current, (code) => {
        close();
        onCode(code);
      });
      setOn(true);
    } catch (error) {
      setProblem(t('scan.no-camera', { reason: (error as Error).name }));
    }
  };
  return (
    <div className="qw-scan-camera">
      <video ref={video} playsInline muted hidden={!isOn} aria-label={t('scan.aim')} />
      {isOn ? <p>{t('scan.aim')}</p> : null}
      {problem ? (
        <p className="qw-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <Button type={isOn ? 'default' : 'primary'} size="large" block onClick={isOn ? close : () => void open()}>
        {t(isOn ? 'scan.stop' : 'scan.start')}
      </Button>
    </div>
  );
}

/** Scans a code or takes a number by hand, and goes to what it means. */
export function Page() {
  const { t } = useWords();
  const go = useGo();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  const [asked, setAsked] = useState('');
  const [error, setError] = useState<unknown>(null);
  const find = async (code: string) => {
    const read = readCode(code, location.origin);
    if ('to' in read) return go(read.to);
    if (!read.number) return;
    setError(null);
    setAsked(read.number);
    try {
      const { items } = await call(search, { q: read.number });
      const [first] = items;
      if (first && items.length === 1) go(first.to);
      else setHits(items);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <PlainPage titleKey="menu.scan">
      <div className="qw-panel qw-scan">
        <Camera onCode={(code) => void find(code)} />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void find(text);
          }}
        >
          <label htmlFor="scan-number">{t('scan.by-hand')}</label>
          <div className="qw-scan-line">
            <Input
              id="scan-number"
              size="large"
              value={text}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => setText(event.target.value)}
            />
            <Button size="large" htmlType="submit">
              {t('scan.find')}
            </Button>
          </div>
        </form>
        {error ? <Failure error={error} /> : null}
        {hits?.length === 0 ? <p role="status">{t('scan.none', { code: asked })}</p> : null}
        {hits && hits.length > 1 ? (
          <section>
            <p>{t('scan.several')}</p>
            <ul className="qw-tasks">
              {hits.map((hit) => (
                <li key={`${hit.kind}${hit.id}`}>
                  <AppLink to={hit.to}>{hit.title}</AppLink>
                  <span className="qw-quiet">{hit.subtitle}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </PlainPage>
  );
}
