/**
 * Length of the schedule that machine sequences give, computed from the file alone: every operation starts when the one before it in its job and
 * the one before it on its machine are over. Throws when an operation is missing, twice, on a machine it is not eligible for, or in a circle.
 */
export function judged(operations, sequences) {
  const onMachine = new Map();
  sequences.forEach((sequence, machine) => {
    [...sequence].forEach((id, position) => {
      if (onMachine.has(id)) throw new Error(`operation ${id} is sequenced twice`);
      onMachine.set(id, { machine, before: position === 0 ? null : sequence[position - 1] });
    });
  });
  const ends = new Map();
  const open = new Set();
  const endOf = (id) => {
    if (ends.has(id)) return ends.get(id);
    if (open.has(id)) throw new Error(`operation ${id} waits for itself`);
    open.add(id);
    const place = onMachine.get(id);
    if (place === undefined) throw new Error(`operation ${id} is on no machine`);
    const { before, timeOn } = operations[id];
    const time = timeOn(place.machine);
    if (!(time > 0)) throw new Error(`operation ${id} cannot run on machine ${place.machine}`);
    const start = Math.max(before === null ? 0 : endOf(before), place.before === null ? 0 : endOf(place.before));
    open.delete(id);
    ends.set(id, start + time);
    return start + time;
  };
  return operations.reduce((longest, _, id) => Math.max(longest, endOf(id)), 0);
}

/** Operations of a hybrid flow shop, numbered job after job; machines are numbered stage after stage, sequences hold jobs. */
export function judgeFlowShop({ machines, times }, sequences) {
  const stages = machines.length;
  const stageOf = machines.flatMap((count, stage) => Array(count).fill(stage));
  const operations = times.flatMap((row, job) => row.map((time, stage) => ({ before: stage === 0 ? null : job * stages + stage - 1, timeOn: (machine) => (stageOf[machine] === stage ? time : 0) })));
  return judged(operations, sequences.map((jobs, machine) => [...jobs].map((job) => job * stages + stageOf[machine])));
}

/** Operations of a flexible job shop, numbered job after job; sequences hold operations. */
export function judgeJobShop({ times }, sequences) {
  const operations = [];
  for (const job of times) {
    const first = operations.length;
    job.forEach((row, position) => operations.push({ before: position === 0 ? null : first + position - 1, timeOn: (machine) => row[machine] }));
  }
  return judged(operations, sequences);
}
