import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useReplan } from '../data/use-replan.js';
import type { BoardData } from '../model/board-data.js';
import { buildModel } from '../model/board-model.js';
import { LoadBook, resourceGroups } from '../model/load.js';
import { BoardActions } from '../state/actions.js';
import { BoardContext, type OpenBoard } from '../state/board-context.js';
import { createBoardStore } from '../state/board-state.js';
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

/** The board of one plan: everything below is about this plan and goes when it goes. */
export function Board({ data, user, onReload, onSignOut }: BoardProps): ReactNode {
  const board = useMemo(() => openBoard(data), [data]);
  const view = useStore(board.store, (state) => state.view);
  const panelOpen = useStore(board.store, (state) => state.panelOpen);
  const said = useStore(board.store, (state) => state.said);
  const [proof, setProof] = useState(false);
  const replan = useReplan(() => void onReload());
  useOpening(board);
  return (
    <BoardContext value={board}>
      <div className="shell" data-view={view} data-panel={panelOpen ? 'open' : 'closed'}>
        <TopBar user={user} replan={replan} onSignOut={onSignOut} />
        <KpiStrip onProof={() => setProof(true)} />
        <main className="work" aria-label="Plan">
          <ViewBar />
          {view === 'table' ? <PlanTable /> : <><Overview /><Chart /></>}
          {view === 'resources' && <LoadPanel />}
        </main>
        {panelOpen && <SidePanel />}
        <StatusBar />
        <KeysDialog />
        <ProofDialog open={proof} onClose={() => setProof(false)} />
        <Toast problem={replan.problem} />
        <div className="visually-hidden" role="status" aria-live="polite">{said}</div>
      </div>
    </BoardContext>
  );
}

function openBoard(data: BoardData): OpenBoard {
  const model = buildModel(data);
  const store = createBoardStore(initialTheme(), lettersAllowed());
  const book = new LoadBook(model);
  const groups = resourceGroups(model.rows);
  const chart = new ChartController(model, store, book, groups);
  const actions = new BoardActions(store, model, (bar) => chart.revealRow(bar));
  return { model, store, actions, chart, book, groups };
}

/** Opens at now once the chart knows its width. */
function useOpening(board: OpenBoard): void {
  const opened = useRef<OpenBoard | null>(null);
  const width = useStore(board.store, (state) => state.width);
  useEffect(() => {
    if (width === 0 || opened.current === board) return;
    opened.current = board;
    board.actions.openAtNow();
  }, [board, width]);
}
