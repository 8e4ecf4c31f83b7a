import type { RandomStream } from '@lotwright/random';
import type { Elite } from './elite.js';
import { distance } from './elite.js';

/** Schedules that are good and differ. */
export class Pool {
  private readonly elites: Elite[] = [];

  constructor(
    private size: number,
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

  /** Empties the pool, and makes it this large. */
  renew(size: number): void {
    this.elites.length = 0;
    this.size = size;
  }

  /** Takes a schedule in while there is room, unless it is there already. */
  add(elite: Elite): void {
    if (!this.contains(elite)) this.elites.push(elite);
  }

  /** Takes in a schedule from elsewhere: in the place of the longest one when the pool is full and that one is not shorter. */
  welcome(elite: Elite): void {
    if (this.contains(elite)) return;
    if (this.growing) {
      this.elites.push(elite);
      return;
    }
    let longest = 0;
    for (let i = 1; i < this.elites.length; i++) if (this.elites[i].makespan > this.elites[longest].makespan) longest = i;
    if (elite.makespan <= this.elites[longest].makespan) this.elites[longest] = elite;
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
    const place = this.elites.indexOf(nearer);
    if (place < 0) this.welcome(child);
    else this.elites[place] = child;
    return true;
  }

  private contains(elite: Elite): boolean {
    return this.elites.some((other) => other.makespan === elite.makespan && distance(elite, other, this.machines) === 0);
  }
}
