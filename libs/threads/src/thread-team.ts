import { Worker } from 'node:worker_threads';
import type { TransferListItem } from 'node:worker_threads';
import { workerFile } from './worker-file.js';

/** What a member of a team is started with. */
export interface MemberData<Errand> {
  readonly errand: Errand;
  /** One shared word: 0 go on, 1 stop at the next step. */
  readonly stop: Int32Array;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Threads that each keep a state of their own and answer one question after another: for searches that go on for many rounds and exchange in between.
 * The thread's side is `joinTeam`. Started at once; `close` ends them.
 */
export class ThreadTeam<Errand, Question, Answer> {
  private readonly stop = new Int32Array(new SharedArrayBuffer(4));
  private readonly workers: Worker[];
  private readonly waiting: (Waiting<Answer> | null)[];
  private failure: unknown = null;

  /**
   * @param file name of the compiled worker, for example `shop-island.worker`
   * @param errands one member for each
   * @param transferred what of an errand moves over instead of being copied, ports for example
   */
  constructor(file: string, errands: readonly Errand[], transferred: (errand: Errand) => TransferListItem[] = () => []) {
    this.waiting = errands.map(() => null);
    this.workers = errands.map((errand, member) => this.started(file, { errand, stop: this.stop }, member, transferred(errand)));
  }

  /**
   * Asks one member; its answer to the question before has to be there.
   * @throws Error what the thread threw, also when it failed before it was asked
   */
  ask(member: number, question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.failure !== null) return reject(this.failure as Error);
      this.waiting[member] = { resolve, reject };
      this.workers[member].postMessage(question);
    });
  }

  /** Asks all members to come to an end with what they are doing; they answer with what they have. */
  askToStop(): void {
    Atomics.store(this.stop, 0, 1);
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private started(file: string, workerData: MemberData<Errand>, member: number, transferList: TransferListItem[]): Worker {
    const worker = new Worker(new URL(workerFile(file)), { workerData, transferList });
    worker.on('message', (answer: Answer) => {
      const waiting = this.waiting[member];
      this.waiting[member] = null;
      waiting?.resolve(answer);
    });
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', (code) => this.fail(new Error(`a thread ended by itself with ${code}`)));
    return worker;
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.waiting.forEach((waiting) => waiting?.reject(this.failure));
    this.waiting.fill(null);
  }
}
