import { type ReactNode } from 'react';
import { formatMoment } from '../format/clock.js';
import type { Replan } from '../data/use-replan.js';
import { useBoard, useBoardState } from '../state/board-context.js';
import { applyTheme, rememberTheme } from '../theme/theme.js';
import { Mark } from './mark.js';
import { ReplanButton } from './replan-button.js';

/** Which plant, which plan, and the acts on the whole plan. */
export function TopBar({ user, replan, onSignOut }: { readonly user: string; readonly replan: Replan; readonly onSignOut: () => void }): ReactNode {
  const { model, store } = useBoard();
  const theme = useBoardState((state) => state.theme);
  const search = useBoardState((state) => state.search);
  const panelOpen = useBoardState((state) => state.panelOpen);
  const { data, zone } = model;
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="top-bar">
      <span className="brand"><Mark /> Lotwright</span>
      <h1 className="plant-name">{data.plant.name}</h1>
      <span className="top-space" />
      <input
        className="search" type="search" placeholder="Find lot" aria-label="Find lot" id="lot-search" value={search}
        onChange={(event) => store.set({ search: event.target.value })}
      />
      <button className="button plain" type="button" aria-expanded={panelOpen} onClick={() => store.set({ panelOpen: !panelOpen })}>{panelOpen ? 'Hide panel' : 'Show panel'}</button>
      <span className="plan-name"><b>Plan {data.planNumber}</b> · made {formatMoment(data.createdAt, zone)}</span>
      <button
        className="button plain" type="button" aria-label={`Switch to ${other} colours`}
        onClick={() => { rememberTheme(other); applyTheme(other); store.set({ theme: other }); }}
      >
        {other === 'dark' ? 'Dark' : 'Light'}
      </button>
      <button className="button plain" type="button" onClick={onSignOut} title={`Signed in as ${user}`}>Sign out</button>
      <ReplanButton replan={replan} label="Re-plan" />
    </header>
  );
}
