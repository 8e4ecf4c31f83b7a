import { type ReactNode } from 'react';
import { formatShort, zoneName } from '../format/clock.js';
import { formatCount } from '../format/share.js';
import { useBoard, useBoardState } from '../state/board-context.js';
import { StatusGlyph } from './glyph.js';

const FILTER_WORDS = { none: 'none', late: 'late', risk: 'at risk', unplanned: 'not planned' } as const;

/** What is stored, how it is shown, and in which zone times are read. */
export function StatusBar(): ReactNode {
  const { model, store } = useBoard();
  const colour = useBoardState((state) => state.colour);
  const filter = useBoardState((state) => state.filter);
  const search = useBoardState((state) => state.search);
  const zone = zoneName(model.now, model.zone);
  const bars = model.bars.length;
  return (
    <footer className="status-bar">
      <span><StatusGlyph status="done" spoken={false} /> <b>Saved</b> {formatShort(model.data.createdAt, model.zone)}</span>
      <span>Colour <b>{colour === 'stage' ? 'Stage' : 'Lateness'}</b></span>
      <span>Filter <b>{FILTER_WORDS[filter]}</b>{search.trim() !== '' && <> · “{search.trim()}”</>}</span>
      <span className="top-space" />
      <span>{formatCount(model.lots.length, 'lot')} · {formatCount(bars, 'operation')}</span>
      <span>{zone.id} <b>{zone.short}</b></span>
      <button className="status-keys" type="button" onClick={() => store.set({ keysOpen: true })}><kbd>?</kbd> keys</button>
    </footer>
  );
}
