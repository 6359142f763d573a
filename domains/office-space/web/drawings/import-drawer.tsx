import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { createDrawing } from '../../contract/drawings.ts';
import { readSvg } from '../../rules/drawings/read-svg.ts';
import { Side } from '../form-drawer.tsx';
import { PlanShape } from './plan-shape.tsx';
import './drawings.css';

interface Chosen {
  readonly name: string;
  readonly svg: string;
  readonly source: 'svg' | 'dxf';
}

/** Chooses an SVG or a DXF, shows what will be kept of it, and sends it. */
export function ImportDrawer({ floorId, open, onClose }: { floorId: string; open: boolean; onClose: () => void }) {
  const { t, error } = useWords();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const keep = useDo(createDrawing);
  const take = async (file: File | undefined): Promise<void> => {
    setFault(null);
    setChosen(null);
    if (!file) return;
    const text = await file.text();
    if (!/\.dxf$/i.test(file.name)) {
      setChosen({ name: file.name, svg: text, source: 'svg' });
      return;
    }
    const { DxfFault, readDxf } = await import('./read-dxf.ts');
    try {
      setChosen({ name: file.name, svg: readDxf(text), source: 'dxf' });
    } catch (thrown) {
      setFault(t('page.office-space.floor.dxf-failed', { what: thrown instanceof DxfFault ? thrown.message : String(thrown) }));
    }
  };
  const read = chosen ? readSvg(chosen.svg) : null;
  const { code, ...params } = read && !read.ok ? { ...read, ok: null } : { code: null };
  const told = fault ?? (code ? error(code, params) : null);
  const send = async (): Promise<void> => {
    if (!chosen) return;
    const outcome = await keep.run({ floorId, svg: chosen.svg, source: chosen.source, note: note.trim() || null });
    if (!outcome.ok) return;
    setChosen(null);
    setNote('');
    onClose();
  };
  return (
    <Side title={t('page.office-space.floor.import')} open={open} onClose={onClose}>
      <div className="os-stack">
        <p className="qw-quiet">{t('page.office-space.floor.import-hint')}</p>
        <label>
          {t('page.office-space.floor.file')}
          <br />
          <input type="file" accept=".svg,.dxf,image/svg+xml" onChange={(event) => void take(event.target.files?.[0])} />
        </label>
        {told ? <Alert type="error" title={told} role="alert" /> : null}
        {read?.ok ? (
          <>
            <svg className="os-floor-svg" viewBox={read.plan.viewBox.join(' ')} role="img" aria-label={chosen?.name ?? ''}>
              {read.plan.shapes.map((shape) => (
                <PlanShape key={shape.id} shape={shape} className={shape.kind === 'text' ? 'os-shape-text' : 'os-shape-line'} />
              ))}
            </svg>
            <p>{t('page.office-space.floor.shapes', { count: read.plan.shapes.length })}</p>
            <Input
              value={note}
              maxLength={200}
              placeholder={t('field.note')}
              aria-label={t('field.note')}
              onChange={(event) => setNote(event.target.value)}
            />
            <Button type="primary" loading={keep.pending} onClick={() => void send()}>
              {t('action.office-space.floor.keep')}
            </Button>
          </>
        ) : null}
      </div>
    </Side>
  );
}
