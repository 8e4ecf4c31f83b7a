import { type ReactNode } from 'react';
import { useBoard, useBoardState } from '../state/board-context.js';
import type { ColourMode, Filter, LotSort, View } from '../state/board-state.js';
import { PRESETS_OF, presetOf, type Preset } from '../timeline/viewport.js';
import { Legend } from './legend.js';

/** View, zoom, colour, filter, and the legend of what is drawn now. */
export function ViewBar(): ReactNode {
  const { actions, store } = useBoard();
  const view = useBoardState((state) => state.view);
  const preset = useBoardState((state) => presetOf(state.viewport, state.width));
  const colour = useBoardState((state) => state.colour);
  const filter = useBoardState((state) => state.filter);
  const sort = useBoardState((state) => state.sort);
  const folded = useBoardState((state) => state.folded.size > 0);
  return (
    <div className="view-bar">
      <Segments<View> label="View" value={view} options={{ resources: 'Resources', lots: 'Lots', table: 'Table' }} onPick={(next) => actions.setView(next)} />
      {view !== 'table' && (
        <>
          <Segments<Preset> label="Zoom" value={preset} options={presetWords(view)} onPick={(next) => actions.showPreset(next)} />
          <span className="segments" role="group" aria-label="Zoom step">
            <button type="button" aria-label="Zoom out" onClick={() => actions.zoom(1 / 1.3)}>−</button>
            <button type="button" aria-label="Zoom in" onClick={() => actions.zoom(1.3)}>+</button>
          </span>
          <select className="pick" aria-label="Colour" value={colour} onChange={(event) => actions.setColour(event.target.value as ColourMode)}>
            <option value="lateness">Colour: Lateness</option>
            <option value="stage">Colour: Stage</option>
          </select>
        </>
      )}
      {view !== 'resources' && (
        <select className="pick" aria-label="Sort" value={sort} onChange={(event) => store.set({ sort: event.target.value as LotSort })}>
          <option value="slack">Sort: slack</option>
          <option value="ready">Sort: arrival</option>
          <option value="lot">Sort: lot</option>
        </select>
      )}
      <select className="pick" aria-label="Filter" value={filter} onChange={(event) => store.set({ filter: event.target.value as Filter, scroll: 0 })}>
        <option value="none">Filter: none</option>
        <option value="late">Filter: late</option>
        <option value="risk">Filter: at risk</option>
        <option value="unplanned">Filter: not planned</option>
      </select>
      {view === 'resources' && <button className="button small" type="button" aria-pressed={folded} onClick={() => actions.foldAll(!folded)}>{folded ? 'Unfold' : 'Fold groups'}</button>}
      {view !== 'table' && <Legend />}
    </div>
  );
}

function presetWords(view: 'resources' | 'lots'): Record<Preset, string> {
  return Object.fromEntries(PRESETS_OF[view].map((name) => [name, name[0].toUpperCase() + name.slice(1)])) as Record<Preset, string>;
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: Readonly<Record<Value, string>>;
  readonly onPick: (value: Value) => void;
}

function Segments<Value extends string>({ label, value, options, onPick }: SegmentsProps<Value>): ReactNode {
  return (
    <span className="segments" role="group" aria-label={label}>
      {(Object.entries(options) as [Value, string][]).map(([name, words]) => (
        <button key={name} type="button" aria-pressed={value === name} onClick={() => onPick(name)}>{words}</button>
      ))}
    </span>
  );
}
