import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useReplan } from '../data/use-replan.js';
import type { BoardData } from '../model/board-data.js';
import { buildModel } from '../model/board-model.js';
import { LoadBook, resourceGroups } from '../model/load.js';
import { differenceWords, planDifference } from '../model/plan-difference.js';
import { BoardActions } from '../state/actions.js';
import { BoardContext, type OpenBoard } from '../state/board-context.js';
import { createBoardStore, type BoardStore } from '../state/board-state.js';
import { useStore } from '../state/use-store.js';
import { initialTheme } from '../theme/theme.js';
import { ChartController } from '../timeline/chart-controller.js';
import { Chart } from './chart.js';
import { KeysDialog, lettersAllowed } from './keys-dialog.js';
import { KpiStrip } from './kpi-strip.js';
import { LoadPanel } from './load-panel.js';
import { Overview } from './overview.js';
import { PlanTable } from './plan-table.js';
import { ProofDialog } from './proof-dialog.js';
import { SidePanel } from './side-panel.js';
import { StatusBar } from './status-bar.js';
import { Toast } from './toast.js';
import { TopBar } from './top-bar.js';
import { ViewBar } from './view-bar.js';

interface BoardProps {
  readonly data: BoardData;
  readonly user: string;
  readonly onReload: () => Promise<void>;
  readonly onSignOut: () => void;
}

/** The board. What the person has chosen outlives a plan: a new plan changes bars, not the view. */
export function Board({ data, user, onReload, onSignOut }: BoardProps): ReactNode {
  const [store] = useState<BoardStore>(() => createBoardStore(initialTheme(), lettersAllowed()));
  const board = useMemo(() => openBoard(data, store), [data, store]);
  const view = useStore(store, (state) => state.view);
  const panelOpen = useStore(store, (state) => state.panelOpen);
  const said = useStore(store, (state) => state.said);
  const [proof, setProof] = useState(false);
  const replan = useReplan(() => void onReload());
  const news = useNews(board);
  useOpening(board);
  return (
    <BoardContext value={board}>
      <div className="shell" data-view={view} data-panel={panelOpen ? 'open' : 'closed'}>
        <TopBar user={user} replan={replan} onSignOut={onSignOut} />
        <KpiStrip onProof={() => setProof(true)} />
        <main className="work" aria-label="Plan">
          <ViewBar />
          {view === 'table' ? <PlanTable /> : <><Overview /><Chart key={data.planId} /></>}
          {view === 'resources' && <LoadPanel />}
        </main>
        {panelOpen && <SidePanel />}
        <StatusBar />
        <KeysDialog />
        <ProofDialog open={proof} onClose={() => setProof(false)} />
        <Toast problem={replan.problem} news={news} />
        <div className="visually-hidden" role="status" aria-live="polite">{said}</div>
      </div>
    </BoardContext>
  );
}

function openBoard(data: BoardData, store: BoardStore): OpenBoard {
  const model = buildModel(data);
  const book = new LoadBook(model);
  const groups = resourceGroups(model.rows);
  const chart = new ChartController(model, store, book, groups);
  const actions = new BoardActions(store, model, (bar) => chart.revealRow(bar));
  return { model, store, actions, chart, book, groups };
}

/** Opens at now once the chart knows its width; later plans leave the view where it is. */
function useOpening({ store, actions }: OpenBoard): void {
  const opened = useRef(false);
  const width = useStore(store, (state) => state.width);
  useEffect(() => {
    if (width === 0 || opened.current) return;
    opened.current = true;
    actions.openAtNow();
  }, [store, actions, width]);
}

/** What a new plan changed against the one on screen before; empty for the first. */
function useNews({ model, store }: OpenBoard): string {
  const before = useRef(model);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (before.current === model) return;
    const words = differenceWords(model.data.planNumber, planDifference(before.current, model));
    const { selected } = store.get();
    before.current = model;
    store.set({ focus: null, hover: null, said: words, selected: selected !== null && model.lotOf.has(selected) ? selected : null });
    setNews(words);
  }, [model, store]);
  return news;
}
