import { Button } from 'antd';
import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Facts } from '#ui/page/facts.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Clause } from '#ui/show/clause.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { EnumStatus } from '#ui/show/tone.tsx';
import { getTitle, putTitle } from '../../contract/buildings.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer, useAct } from '../form-drawer.tsx';
import { titleTones } from '../tones.ts';

type Title = NonNullable<RouteOutput<typeof getTitle>['title']>;

function TitleForm({ buildingId, title, open, onClose }: { buildingId: string; title: Title | null; open: boolean; onClose: () => void }) {
  const { version, ...known } = title ?? { version: undefined };
  return (
    <FormDrawer
      titleKey="action.office-space.title.put"
      open={open}
      route={putTitle}
      fixed={{ buildingId, ...(version === undefined ? {} : { version }) }}
      fields={[
        { name: 'status', list: 'office-space.title_status' },
        'ownerName',
        'certificateNo',
        'certificateAreaSqm',
        'landCertificateNo',
        { name: 'acquiredHow', list: 'office-space.acquired_how' },
        'acquiredOn',
        'valueYuan',
        { name: 'document', labelKey: 'field.office-space.titleDocument', wide: true },
      ]}
      initial={known}
      submitKey="action.office-space.title.put"
      draft={buildingId}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

function TitleFacts({ title }: { title: Title }) {
  const { enumLabel, t } = useWords();
  return (
    <Facts
      domain="office-space"
      groups={[
        {
          facts: [
            { name: 'status', value: <EnumStatus list="office-space.title_status" value={title.status} tones={titleTones} /> },
            { name: 'ownerName', value: title.ownerName },
            { name: 'certificateNo', value: title.certificateNo },
            { name: 'certificateAreaSqm', value: title.certificateAreaSqm },
            { name: 'landCertificateNo', value: title.landCertificateNo },
            { name: 'acquiredHow', value: title.acquiredHow ? enumLabel('office-space.acquired_how', title.acquiredHow) : null },
            { name: 'acquiredOn', value: title.acquiredOn },
            {
              name: 'valueYuan',
              value: title.valueYuan === null ? null : <span className="qw-num">{`${number(title.valueYuan)} ${t('unit.yuan')}`}</span>,
            },
            { name: 'document', labelKey: 'field.office-space.titleDocument', value: title.document, wide: true },
          ],
        },
      ]}
    />
  );
}

/** Ownership of a building (OS-26): status, certificate, value. */
export function TitlePanel({ buildingId }: { buildingId: string }) {
  const words = useWords();
  const act = useAct();
  const read = useRead(getTitle, { buildingId });
  return (
    <Await read={read} rows={6}>
      {({ title, abilities }) => {
        const change = abilities.change ? (
          <Button onClick={() => act.open('title')}>{words.t('action.office-space.title.put')}</Button>
        ) : null;
        return (
          <section className="os-stack">
            {title ? (
              <TitleFacts title={title} />
            ) : (
              <Empty reason="nature" text={words.t('page.office-space.title.empty')} action={change} />
            )}
            <div className="os-row">
              <span className="qw-quiet">
                <Clause text={clauseText('measures-2017.ownership', words)} />
              </span>
              {title ? change : null}
            </div>
            <TitleForm buildingId={buildingId} title={title} open={act.name === 'title'} onClose={act.close} />
          </section>
        );
      }}
    </Await>
  );
}
