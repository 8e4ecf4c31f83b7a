import { validatePlant } from '@lotwright/domain';

/** Tries before a seed counts as one that no sound plant comes from. */
const MOST_TRIES = 50;
const FIVE = 5;

/**
 * A sound plant of the same kind with other figures: pieces missing or faster, other slot days, other lengths of work, other head counts and places. Whatever is tuned to
 * the two demo plants shows here. Drawn from the random stream alone.
 * @throws RangeError when no sound plant comes out of it
 */
export function variedPlant(plant, random, now) {
  for (let i = 0; i < MOST_TRIES; i++) {
    const varied = vary(plant, random);
    if (validatePlant(varied, now).length === 0) return varied;
  }
  throw new RangeError(`no sound plant in ${MOST_TRIES} draws`);
}

function vary(plant, random) {
  return {
    ...plant,
    equipment: varyEquipment(plant, random),
    crews: plant.crews.map((crew) => ({ ...crew, rosters: crew.rosters.map((roster) => ({ ...roster, heads: Math.max(2, roster.heads + random.nextInt(3) - 1) })) })),
    qcMethods: plant.qcMethods.map((method) => ({ ...method, capacity: scaled(method.capacity, between(random, 0.7, 1.3)), starts: varyStarts(method.starts, random) })),
    positionPools: plant.positionPools.map((pool) => ({ ...pool, capacity: scaled(pool.capacity, between(random, 0.7, 1.2)) })),
    sessions: plant.sessions.map((session) => ({ ...session, capacity: scaled(session.capacity, between(random, 0.7, 1.2)), starts: varyStarts(session.starts, random) })),
    processes: plant.processes.map((process) => ({ ...process, operations: varyOperations(process.operations, random) })),
  };
}

/** One piece in five of a class with several is missing; one in four is slower or faster. At least one of each class and qualification stays. */
function varyEquipment(plant, random) {
  const left = new Map();
  for (const piece of plant.equipment) left.set(piece.equipmentClass, (left.get(piece.equipmentClass) ?? 0) + 1);
  const process = (piece) => !plant.qcMethods.some((method) => method.instrument === piece.equipmentClass);
  return plant.equipment.flatMap((piece) => {
    const specialised = piece.qualifications.some((q) => q.product !== null || q.operation !== null);
    if (left.get(piece.equipmentClass) > 1 && specialised === false && random.chance(0.2) && !isLastGeneral(plant, piece, left)) {
      left.set(piece.equipmentClass, left.get(piece.equipmentClass) - 1);
      return [];
    }
    return [{ ...piece, speedPercent: process(piece) && random.chance(0.25) ? 85 + FIVE * random.nextInt(7) : piece.speedPercent }];
  });
}

/** Whether the piece is one of the last two of its class: one may be qualified for part of the products only. */
function isLastGeneral(plant, piece, left) {
  const specialised = plant.equipment.some((other) => other.equipmentClass === piece.equipmentClass && other.qualifications.some((q) => q.product !== null || q.operation !== null));
  return specialised && left.get(piece.equipmentClass) <= 2;
}

/** A third of the weekly starts with several days loses one of them. */
function varyStarts(rule, random) {
  if (rule.kind !== 'weekly') return rule;
  return {
    ...rule,
    starts: rule.starts.map((start) => {
      if (start.days.length < 3 || !random.chance(1 / 3)) return start;
      const without = random.pick(start.days);
      return { ...start, days: start.days.filter((day) => day !== without) };
    }),
  };
}

/** Work on equipment and at positions takes 0.8 to 1.2 of its time, in steps of five minutes; one factor for each operation. */
function varyOperations(operations, random) {
  return operations.map((operation) => {
    const factor = between(random, 0.8, 1.2);
    const stretched = (minutes) => Math.max(FIVE, Math.round((minutes * factor) / FIVE) * FIVE);
    return { ...operation, phases: operation.phases.map((phase) => ({ ...phase, duration: { min: stretched(phase.duration.min), mode: stretched(phase.duration.mode), max: stretched(phase.duration.max) } })) };
  });
}

function between(random, low, high) {
  return low + ((high - low) * random.nextInt(1000)) / 1000;
}

function scaled(count, factor) {
  return Math.max(1, Math.round(count * factor));
}
