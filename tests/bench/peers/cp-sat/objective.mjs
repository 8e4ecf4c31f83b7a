import { UNBOUNDED } from './model-builder.mjs';

/**
 * Lateness and turnaround as one sum in whole numbers: one missed window outweighs every turnaround within the horizon. `split` takes a value or a bound of the sum
 * apart again.
 */
export function firstStage(model) {
  const { lateness, turnaround } = model.levels;
  const step = 1 + turnaround.reduce((total, [weight]) => total + weight * model.horizon, 0);
  const terms = [...lateness.map(([factor, expression]) => [factor * step, expression]), ...turnaround];
  return {
    model: model.builder.minimise(terms),
    step,
    split: (value) => ({ lateness: Math.floor(value / step), turnaround: value - Math.floor(value / step) * step }),
  };
}

/** Empty places in runs, with lateness and turnaround kept at what the first stage reached. */
export function secondStage(model, reached) {
  const { builder, levels } = model;
  builder.linear(levels.lateness, [[-UNBOUNDED, reached.lateness]]);
  builder.linear(levels.turnaround, [[-UNBOUNDED, reached.turnaround]]);
  return builder.minimise(levels.cost);
}
