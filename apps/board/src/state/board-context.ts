import { createContext, useContext } from 'react';
import type { BoardModel } from '../model/board-model.js';
import type { LoadBook, ResourceGroup } from '../model/load.js';
import type { ChartController } from '../timeline/chart-controller.js';
import type { BoardActions } from './actions.js';
import type { BoardState, BoardStore } from './board-state.js';
import { useStore } from './use-store.js';

/** What every part of an open board shares. */
export interface OpenBoard {
  readonly model: BoardModel;
  readonly store: BoardStore;
  readonly actions: BoardActions;
  readonly chart: ChartController;
  readonly book: LoadBook;
  readonly groups: readonly ResourceGroup[];
}

/** Carries the open board to its parts. */
export const BoardContext = createContext<OpenBoard | null>(null);

/** The open board. @throws Error outside of one: a wiring mistake. */
export function useBoard(): OpenBoard {
  const board = useContext(BoardContext);
  if (!board) throw new Error('useBoard is called outside of an open board');
  return board;
}

/** Part of the open board's state. */
export function useBoardState<Part>(pick: (state: BoardState) => Part): Part {
  return useStore(useBoard().store, pick);
}
