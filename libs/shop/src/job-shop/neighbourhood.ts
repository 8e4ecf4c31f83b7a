import type { RandomStream } from '@lotwright/random';
import { BlockMoves } from './block-moves.js';
import { CriticalPath } from './critical-path.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import type { Graph } from './graph.js';
import { MachineMoves } from './machine-moves.js';
import { MoveChoice } from './move-choice.js';
import type { TabuList } from './tabu-list.js';

/** The neighbours of a schedule along one of its critical paths: moves within blocks, and moves to other machines. */
export class Neighbourhood {
  /** The best move that the last `search` found. */
  readonly choice: MoveChoice;
  /** The path it looked along. */
  readonly path: CriticalPath;

  private readonly blockMoves: BlockMoves;
  private readonly machineMoves: MachineMoves;

  constructor(shop: FlexibleJobShop, graph: Graph, tabu: TabuList, random: RandomStream) {
    this.choice = new MoveChoice(random);
    this.path = new CriticalPath(shop, graph, random);
    this.blockMoves = new BlockMoves(shop, graph, tabu, this.choice);
    this.machineMoves = new MachineMoves(shop, graph, tabu, this.choice);
  }

  /**
   * Finds the neighbour with the smallest estimate that is not tabu at `step` or promises less than `aspiration`; one of the tabu ones at random
   * when all are.
   */
  search(step: number, aspiration: number): void {
    this.choice.clear(aspiration);
    this.path.draw();
    this.blockMoves.offerAll(this.path, step);
    this.machineMoves.offerAll(this.path, step);
  }
}
