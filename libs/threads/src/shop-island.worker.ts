import { FlowShopSearch, JobShopSearch, LocalIsland } from '@lotwright/shop';
import type { Round, RoundReport, ShopSearch } from '@lotwright/shop';
import { joinTeam } from './join-team.js';
import { processorClock } from './processor-clock.js';
import type { ShopErrand } from './shop-errand.js';

joinTeam<ShopErrand, Round, RoundReport>((errand, shouldStop) => {
  const clock = errand.clock === 'processor' ? processorClock() : () => performance.now();
  const island = new LocalIsland(searchOf(errand), { clock, shouldStop });
  return (round) => island.run(round);
});

function searchOf({ problem, seed, island }: ShopErrand): ShopSearch {
  return problem.family === 'flexible job shop' ? new JobShopSearch(problem.shop, seed, island) : new FlowShopSearch(problem.shop, seed, island);
}
