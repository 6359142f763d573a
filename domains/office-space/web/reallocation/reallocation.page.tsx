import { useState } from 'react';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink, useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Shape } from '#ui/show/tone.tsx';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import { acceptReallocation, dismissReallocation, getReallocation, verifyReallocation } from '../../contract/reallocation.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer, useAct } from '../form-drawer.tsx';
import { moveOrderAddress } from './addresses.ts';
import { BeforeAfter } from './before-after.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { ConstraintsPanel } from './constraints-panel.tsx';
import { FiguresTable, type Reallocation } from './figures-table.tsx';
import { MovesTable } from './moves-table.tsx';
import { reallocationTones } from './reallocation-tones.ts';
import './reallocation.css';

type Chosen = ReadonlySet<string>;

/** What the ticked moves alone would leave, judged by the server while one ticks. */
function useChosen(kept: Reallocation | undefined) {
  const [picked, setPicked] = useState<Chosen | null>(null);
  const all = new Set(kept?.proposed.map((move) => move.seatId) ?? []);
  const chosen = picked ?? all;
  const part = kept !== undefined && chosen.size < all.size && kept.abilities.accept === true;
  const verified = useRead(
    verifyReallocation,
    { reallocationId: kept?.id ?? '', seatIds: [...chosen].sort() },
    { enabled: part, keepPrevious: true },
  );
  return { chosen, setPicked, verified: part ? verified.data : undefined, part };
}

function Standing({ kept }: { kept: Reallocation }) {
  const { t } = useWords();
  if (kept.state === 'infeasible') return null;
  return (
    <p className="os-line">
      <Shape tone={kept.proved ? 'ok' : 'attention'} />
      {t(kept.proved ? 'page.office-space.reallocation.proved' : 'page.office-space.reallocation.not-proved', {
        gap: kept.gapPercent,
        seconds: kept.solveSeconds,
      })}
    </p>
  );
}

function Drift({ kept }: { kept: Reallocation }) {
  const { t, enumLabel } = useWords();
  if (kept.drift.length === 0) return null;
  return (
    <section className="qw-panel">
      <h2>
        <Shape tone="attention" /> {t('page.office-space.reallocation.drift')}
      </h2>
      <ul className="os-lines">
        {kept.drift.map((one) => (
          <li key={`${one.code}${one.roomId}${one.person}`}>
            {[one.room, one.person].filter(Boolean).join(' ')}：{enumLabel('office-space.reallocation_drift', one.code)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AcceptDrawer({ kept, chosen, open, onClose }: { kept: Reallocation; chosen: Chosen; open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const go = useGo();
  return (
    <FormDrawer
      titleKey="action.office-space.reallocation.accept"
      open={open}
      above={<p>{t('page.office-space.reallocation.accept-hint', { chosen: chosen.size, all: kept.proposed.length })}</p>}
      route={acceptReallocation}
      fields={['moveOn', 'document']}
      fixed={{
        reallocationId: kept.id,
        version: kept.version,
        ...(chosen.size < kept.proposed.length ? { seatIds: [...chosen] } : {}),
      }}
      submitKey="action.office-space.reallocation.accept"
      draft={false}
      onDone={({ orderId }) => go(moveOrderAddress(orderId))}
      onCancel={onClose}
    />
  );
}

export function Page() {
  const { reallocationId } = usePageParams('reallocationId');
  const words = useWords();
  const { t, enumLabel, error } = words;
  const read = useRead(getReallocation, { reallocationId });
  const kept = read.data;
  const act = useAct();
  const { chosen, setPicked, verified, part } = useChosen(kept);
  const dismiss = useDo(dismissReallocation);
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(r) => r.title}
        status={(r) => ({ tone: reallocationTones[r.state] ?? 'quiet', word: enumLabel('office-space.reallocation_state', r.state) })}
        below={(r) =>
          `${r.madeBy} · ${instant(r.madeAt)} · ${t('page.office-space.reallocation.size', { rooms: r.rooms, people: r.people })}`
        }
        actions={(r) => [
          {
            id: 'accept',
            labelKey: part ? 'action.office-space.reallocation.accept-some' : 'action.office-space.reallocation.accept',
            offered: (r.abilities.accept ?? false) && chosen.size > 0,
            run: () => act.open('accept'),
            primary: true,
          },
          {
            id: 'dismiss',
            labelKey: 'action.office-space.reallocation.dismiss',
            offered: r.abilities.dismiss ?? false,
            pending: dismiss.pending,
            run: () => void dismiss.run({ reallocationId: r.id, version: r.version }),
          },
          { id: 'print', labelKey: 'action.print', run: () => window.print() },
        ]}
        verdicts={(r) => (
          <div className="os-stack">
            <Standing kept={r} />
            {r.orderId ? (
              <p className="os-line">
                <AppLink to={moveOrderAddress(r.orderId)}>{t('page.office-space.reallocation.to-order')}</AppLink>
              </p>
            ) : null}
            {r.conflict ? <ConflictPanel conflict={r.conflict} /> : null}
            <Drift kept={r} />
            {verified?.breaches.map((breach) => (
              <VerdictLine
                key={breach.roomId}
                tone="violation"
                word={error(breach.code, { room: breach.room, limit: breach.limit, actual: breach.actual })}
                clause={clauseText(breach.clause, words)}
              />
            ))}
            <FiguresTable kept={r} chosen={verified?.figures ?? null} />
          </div>
        )}
        facts={() => []}
        tabs={[
          {
            id: 'moves',
            labelKey: 'page.office-space.reallocation.moves',
            count: (r) => r.proposed.length,
            content: (r) => <MovesTable kept={r} chosen={chosen} onChoose={setPicked} open={r.abilities.accept ?? false} />,
          },
          { id: 'plan', labelKey: 'page.office-space.reallocation.plan', content: (r) => <BeforeAfter kept={r} /> },
          { id: 'question', labelKey: 'page.office-space.reallocation.constraints', content: (r) => <ConstraintsPanel kept={r} /> },
        ]}
        history={(r) => ({ subjectKind: 'reallocation', subjectId: r.id })}
      />
      {kept ? <AcceptDrawer kept={kept} chosen={chosen} open={act.name === 'accept'} onClose={act.close} /> : null}
    </>
  );
}
