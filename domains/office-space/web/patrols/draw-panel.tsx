import { Button } from 'antd';
import { useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { Status } from '#ui/show/tone.tsx';
import { type getPatrol, replayDraw } from '../../contract/patrols.ts';

function Replayed({ patrolId }: { patrolId: string }) {
  const { t } = useWords();
  const read = useRead(replayDraw, { patrolId });
  return (
    <Await read={read} rows={1}>
      {({ same, candidates, drawn }) => (
        <Status
          tone={same ? 'ok' : 'violation'}
          word={
            same ? t('page.office-space.patrol.draw-same', { candidates, drawn: drawn.length }) : t('page.office-space.patrol.draw-other')
          }
        />
      )}
    </Await>
  );
}

/** How the rooms were drawn, and the draw once more for whoever doubts it. */
export function DrawPanel({ patrol }: { patrol: RouteOutput<typeof getPatrol> }) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <section className="os-section">
      <h2>{t('page.office-space.patrol.draw')}</h2>
      <p className="qw-quiet">{t('page.office-space.patrol.draw-how')}</p>
      {asked ? <Replayed patrolId={patrol.id} /> : <Button onClick={() => setAsked(true)}>{t('action.office-space.patrol.replay')}</Button>}
    </section>
  );
}
