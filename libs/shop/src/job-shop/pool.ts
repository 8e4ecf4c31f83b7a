import type { RandomStream } from '@lotwright/random';
import type { Elite } from './elite.js';
import { distance } from './elite.js';

/** Schedules that are good and differ. */
export class Pool {
  private readonly elites: Elite[] = [];

  constructor(
    private readonly size: number,
    private readonly machines: number,
  ) {}

  /** Whether there is still room for any schedule. */
  get growing(): boolean {
    return this.elites.length < this.size;
  }

  /** Whether there are two schedules to cross. */
  get paired(): boolean {
    return this.elites.length > 1;
  }

  /** Empties the pool. */
  clear(): void {
    this.elites.length = 0;
  }

  /** Takes a schedule in while there is room, unless it is there already. */
  add(elite: Elite): void {
    if (!this.contains(elite)) this.elites.push(elite);
  }

  /** Two different members by chance. The pool holds at least two. */
  pair(random: RandomStream): readonly [Elite, Elite] {
    const i = random.nextInt(this.elites.length);
    const j = random.nextInt(this.elites.length - 1);
    return [this.elites[i], this.elites[j < i ? j : j + 1]];
  }

  /** Lets a child take the place of the parent it is more like, if it is no longer than that parent and not in the pool yet. Answers whether it did. */
  replaceNearer([a, b]: readonly [Elite, Elite], child: Elite): boolean {
    if (this.contains(child)) return false;
    const nearer = distance(child, a, this.machines) <= distance(child, b, this.machines) ? a : b;
    if (child.makespan > nearer.makespan) return false;
    this.elites[this.elites.indexOf(nearer)] = child;
    return true;
  }

  private contains(elite: Elite): boolean {
    return this.elites.some((other) => other.makespan === elite.makespan && distance(elite, other, this.machines) === 0);
  }
}
