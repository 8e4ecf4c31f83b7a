/** Totals of the objective levels that are sums over orders; kept up to date as orders come and go. */
export class Tally {
  unplanned = 0;
  lateness = 0;
  turnaround = 0;
  stability = 0;
}
