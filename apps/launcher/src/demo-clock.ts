import { storyOpening } from '@lotwright/demo';
import type { Plant } from '@lotwright/domain';
import type { Clock, Moment, PlantClock, PlanningRequest } from '@lotwright/planning';

/** Who asks for the first plan of the demo. */
export const DEMO_REQUESTER = 'launcher';

/** Id of the plant that the demo is about. */
export const DEMO_PLANT = storyOpening(0 as never).history.plant.id;

/**
 * The demo begins on a Monday morning whatever the day is, and its clock runs on from there at the usual speed. Any other plant
 * lives in real time.
 */
export class DemoClock implements PlantClock {
  private lead = 0;

  constructor(private readonly clock: Clock) {}

  /** Sets the demo's clock by the request for its first plan: the minute it names was its *now* when it was asked for. */
  setBy({ task, createdAt }: PlanningRequest): void {
    if (task.now !== null) this.lead = task.now * 60_000 - createdAt;
  }

  nowAt({ id }: Pick<Plant, 'id'>): Moment {
    return (this.clock.now() + (id === DEMO_PLANT ? this.lead : 0)) as Moment;
  }
}
