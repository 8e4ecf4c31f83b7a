/** Says on standard error how far a long measurement is: a line that is written over on a terminal, one line per instance elsewhere. */
export class Progress {
  #done = 0;
  #begun = performance.now();
  #told = -Infinity;

  constructor(total, seconds) {
    this.total = total;
    this.seconds = seconds;
  }

  /** What the instance that runs has found so far. */
  tell(name, { makespan, lowerBound }) {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#told < 200) return;
    this.#told = now;
    process.stderr.write(`\r\x1b[K${this.#done + 1} of ${this.total}, ${this.#left()}: ${name} ${makespan}, bound ${lowerBound}`);
  }

  /** Takes the line away, so that a result can be printed. */
  clear() {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }

  /** Counts an instance as done. */
  done() {
    this.#done++;
    if (!process.stderr.isTTY && this.#done < this.total) process.stderr.write(`${this.#done} of ${this.total} done, ${this.#left()}\n`);
  }

  #left() {
    const each = this.#done === 0 ? this.seconds : (performance.now() - this.#begun) / 1000 / this.#done;
    const seconds = Math.ceil(each * (this.total - this.#done));
    return seconds < 90 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`;
  }
}
