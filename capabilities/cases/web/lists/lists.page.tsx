import { dayOf } from '#shared/time.ts';
import { RouteForm } from '#ui/form/route-form.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { endListItem, listItems, putListItem } from '../../contract/lists.ts';
import { Side, useOpenAct } from '../drawer.tsx';
import { itemTable } from './item.table.tsx';

const levels = ['city', 'district', 'town', 'village'] as const;
const fields = [
  'object',
  'polarity',
  { name: 'textZh', wide: true },
  { name: 'textEn', wide: true },
  { name: 'basis', wide: true },
  { name: 'dataTestZh', wide: true },
  { name: 'dataTestEn', wide: true },
  { name: 'evidenceKind', list: 'cases.evidence_kind' },
  { name: 'severity', list: 'cases.severity' },
  { name: 'responsibleRole', list: 'cases.responsible_role' },
  { name: 'adminLevels', list: 'cases.admin_level' },
  'validFrom',
  { name: 'document', wide: true },
] as const;

/** Enters a line, or a new wording of the one that the address names; or ends it. */
function ListDrawer() {
  const { t } = useWords();
  const act = useOpenAct();
  const read = useRead(listItems, { pageSize: 200 }, { enabled: act.name !== undefined });
  const line = read.data?.items.find((item) => item.code === act.of);
  const today = dayOf(new Date());
  if (act.name === 'end' && line)
    return (
      <Side title={t('action.cases.list.end')} onClose={act.close}>
        <p>{`${line.code} ${line.text}`}</p>
        <RouteForm
          route={endListItem}
          fixed={{ code: line.code }}
          fields={['validTo', { name: 'document', wide: true }]}
          initial={{ validTo: today }}
          submitKey="action.cases.list.end"
          draft={false}
          onDone={act.close}
          onCancel={act.close}
        />
      </Side>
    );
  if (act.name !== 'put' || (act.of && !line)) return null;
  const { document: _, ...kept } = line ?? {
    document: null,
    adminLevels: [...levels],
    responsibleRole: 'unit-admin' as const,
    polarity: 'negative' as const,
  };
  return (
    <Side title={t(line ? 'action.cases.list.change' : 'action.cases.list.put')} onClose={act.close}>
      <p className="qw-quiet">{t('page.cases.lists.put.about')}</p>
      <RouteForm
        route={putListItem}
        {...(line ? { fixed: { code: line.code } } : {})}
        fields={line ? fields : [{ name: 'code' }, ...fields]}
        initial={{ ...kept, validFrom: today }}
        submitKey={line ? 'action.cases.list.change' : 'action.cases.list.put'}
        draft={false}
        onDone={act.close}
        onCancel={act.close}
      />
    </Side>
  );
}

/** Positive and negative list: what must be done and what is forbidden, with basis, test and evidence, as it holds on a day. */
export function Page() {
  const act = useOpenAct();
  const may = useRead(listItems, { page: 1, pageSize: 1 }).data?.abilities?.put ?? false;
  return (
    <>
      <ListPage
        titleKey="menu.cases.lists"
        table={itemTable}
        actions={[{ id: 'put', labelKey: 'action.cases.list.put', offered: may, run: () => act.open('put'), primary: true }]}
        rowActions={(row) => [
          { id: 'change', labelKey: 'action.cases.list.change', offered: may, run: () => act.open('put', row.code) },
          {
            id: 'end',
            labelKey: 'action.cases.list.end',
            offered: may && row.validTo === null,
            run: () => act.open('end', row.code),
            dangerous: true,
          },
        ]}
      />
      <ListDrawer />
    </>
  );
}
