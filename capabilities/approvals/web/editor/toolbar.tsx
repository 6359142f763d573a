import { Button, Dropdown } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { useConfirm } from '#ui/show/use-confirm.ts';
import { useIsPhone } from '#ui/theme/preferences.ts';
import type { Canvas, CommandStack } from '../services.ts';
import { showAll } from './show-all.ts';
import type { Editing } from './use-editor.ts';

interface ToolbarProps {
  editing: Editing;
  hasDraft: boolean;
  onPublish: () => void;
}

/** Whether there is something to take back or to do again. */
function useHistory(modeler: Editing['modeler']): { undo: boolean; redo: boolean } {
  const [state, setState] = useState({ undo: false, redo: false });
  useEffect(() => {
    if (!modeler) return;
    const stack = modeler.get<CommandStack>('commandStack');
    const read = () => setState({ undo: stack.canUndo(), redo: stack.canRedo() });
    modeler.on('commandStack.changed', read);
    return () => modeler.off('commandStack.changed', read);
  }, [modeler]);
  return state;
}

/** Undo, file in and out, save, check, publish. */
export function Toolbar({ editing, hasDraft, onPublish }: ToolbarProps) {
  const { t } = useWords();
  const confirm = useConfirm();
  const file = useRef<HTMLInputElement>(null);
  const { modeler, pending } = editing;
  const history = useHistory(modeler);
  const stack = () => modeler?.get<CommandStack>('commandStack');
  const zoom = (to: number) => modeler?.get<Canvas>('canvas').zoom(to, 'auto');
  const take = async (chosen: File | undefined) => {
    if (chosen) await editing.replace(await chosen.text());
  };
  const drop = async () => {
    const sure = await confirm({
      act: t('action.approvals.drop-draft'),
      object: t('page.approvals.draft'),
      consequence: t('page.approvals.draft.drop-text'),
    });
    if (sure) await editing.reset();
  };
  const phone = useIsPhone();
  const acts = [
    { key: 'undo', label: t('page.approvals.editor.undo'), off: !history.undo, run: () => stack()?.undo() },
    { key: 'redo', label: t('page.approvals.editor.redo'), off: !history.redo, run: () => stack()?.redo() },
    { key: 'check', label: t('action.approvals.check'), off: !modeler, run: () => void editing.check() },
  ];
  const more = [
    ...(phone ? acts.filter((act) => !act.off) : []),
    { key: 'fit', label: t('page.approvals.editor.fit'), run: () => (modeler ? showAll(modeler) : undefined) },
    { key: 'full', label: t('page.approvals.editor.full-size'), run: () => zoom(1) },
    { key: 'import', label: t('action.approvals.import'), run: () => file.current?.click() },
    { key: 'export', label: t('action.approvals.export'), run: () => void editing.exportFile() },
    ...(hasDraft || editing.dirty ? [{ key: 'drop', label: t('action.approvals.drop-draft'), danger: true, run: () => void drop() }] : []),
  ];
  return (
    <>
      {phone
        ? null
        : acts.map((act) => (
            <Button key={act.key} disabled={act.off} loading={act.key === 'check' && pending === 'check'} onClick={act.run}>
              {act.label}
            </Button>
          ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: more.map(({ key, label, ...rest }) => ({ key, label, danger: 'danger' in rest })),
          onClick: ({ key }) => void more.find((one) => one.key === key)?.run(),
        }}
      >
        <Button>{t('table.more')}</Button>
      </Dropdown>
      <Button loading={pending === 'save'} disabled={!modeler} onClick={() => void editing.save()}>
        {t('action.approvals.save-draft')}
      </Button>
      <Button type="primary" disabled={!modeler || pending !== null} onClick={onPublish}>
        {t('action.approvals.publish')}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".bpmn,.xml"
        aria-label={t('action.approvals.import')}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}
