import { type ReactNode } from 'react';
import { useBoard, useBoardState } from '../state/board-context.js';
import type { ColourMode, Filter, LotSort, View } from '../state/board-state.js';
import { PRESETS, presetOf, type Preset } from '../timeline/viewport.js';
import { Legend } from './legend.js';

/** View, zoom, colour, filter, search, and the legend of what is drawn now. */
export function ViewBar(): ReactNode {
  const { actions, store } = useBoard();
  const view = useBoardState((state) => state.view);
  const preset = useBoardState((state) => presetOf(state.viewport, state.width));
  const colour = useBoardState((state) => state.colour);
  const filter = useBoardState((state) => state.filter);
  const search = useBoardState((state) => state.search);
  const sort = useBoardState((state) => state.sort);
  const panelOpen = useBoardState((state) => state.panelOpen);
  return (
    <div className="view-bar">
      <Segments<View> label="View" value={view} options={{ resources: 'Resources', lots: 'Lots', table: 'Table' }} onPick={(next) => actions.setView(next)} />
      {view !== 'table' && (
        <>
          <Segments<Preset> label="Zoom" value={preset} options={PRESET_WORDS} onPick={(next) => actions.showPreset(next)} />
          <span className="segments" role="group" aria-label="Zoom step">
            <button type="button" aria-label="Zoom out" onClick={() => actions.zoom(1 / 1.3)}>−</button>
            <button type="button" aria-label="Zoom in" onClick={() => actions.zoom(1.3)}>+</button>
          </span>
          <label className="pick">Colour
            <select value={colour} onChange={(event) => actions.setColour(event.target.value as ColourMode)}>
              <option value="lateness">Lateness</option>
              <option value="stage">Stage</option>
            </select>
          </label>
        </>
      )}
      {view !== 'resources' && (
        <label className="pick">Sort
          <select value={sort} onChange={(event) => store.set({ sort: event.target.value as LotSort })}>
            <option value="slack">Slack to window</option>
            <option value="ready">Arrival</option>
            <option value="lot">Lot</option>
          </select>
        </label>
      )}
      <label className="pick">Show
        <select value={filter} onChange={(event) => store.set({ filter: event.target.value as Filter, scroll: 0 })}>
          <option value="none">All lots</option>
          <option value="late">Late</option>
          <option value="risk">At risk</option>
          <option value="unplanned">Not planned</option>
        </select>
      </label>
      <input
        className="search" type="search" placeholder="Find lot" aria-label="Find lot" id="lot-search" value={search}
        onChange={(event) => store.set({ search: event.target.value })}
      />
      {view !== 'table' && <Legend />}
      <button className="button plain panel-toggle" type="button" aria-expanded={panelOpen} onClick={() => store.set({ panelOpen: !panelOpen })}>
        {panelOpen ? 'Hide panel' : 'Show panel'}
      </button>
    </div>
  );
}

const PRESET_WORDS = Object.fromEntries(Object.keys(PRESETS).map((name) => [name, name[0].toUpperCase() + name.slice(1)])) as Record<Preset, string>;

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
