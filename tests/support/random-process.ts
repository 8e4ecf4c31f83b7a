import type { Link, Operation, Phase, Process, Requirement, Stage } from '@lotwright/domain';
import type { RandomStream } from '@lotwright/random';
import { id, link, min, operation, phase } from './tiny.js';
import { LONGEST_ATTENDED } from './random-plant.js';

const HOUR = 60;
const DAY = 1440;

const EQUIPMENT = ['skid', 'skid', 'isolator'] as const;

type Kind = 'skid' | 'isolator' | 'run' | 'positions' | 'session' | 'people';

function requirement(random: RandomStream, kind: Kind): Requirement {
  if (kind === 'run') return { kind, method: id(random.pick(['elisa', 'hplc'])) };
  if (kind === 'positions') return { kind, pool: id('incubator') };
  if (kind === 'session') return { kind, session: id('disposition') };
  if (kind === 'people') return { kind, calendar: random.pick([null, id('day'), id('office'), id('night')]) };
  return { kind: 'equipment', equipmentClass: id(kind) };
}

function onePhase(random: RandomStream): Phase {
  const work = random.pick(['attended', 'unattended', 'interruptible'] as const);
  const length = random.chance(0.08) ? 0 : work === 'attended' ? 5 + random.nextInt(LONGEST_ATTENDED - 5) : 20 + random.nextInt(10 * HOUR);
  const crew = work !== 'unattended' && random.chance(0.6) ? { [random.pick(['operators', 'analysts'])]: 1 } : {};
  return phase(length, work, crew);
}

const STAGE_OF: Readonly<Record<Kind, Stage>> = {
  skid: 'drug-substance', isolator: 'fill', run: 'quality-control', positions: 'quality-control', session: 'release', people: 'logistics',
};

function oneOperation(random: RandomStream, name: string, kind: Kind): Operation {
  const bringsItsOwn = kind === 'run' || kind === 'session';
  const phases = bringsItsOwn ? [] : Array.from({ length: 1 + random.nextInt(3) }, () => onePhase(random));
  return operation(name, {
    stage: STAGE_OF[kind], requirement: requirement(random, kind), phases, maxStretch: min(phases.length > 1 ? random.pick([0, 16 * HOUR, 16 * HOUR, 4 * DAY]) : 0),
    materials: random.chance(0.3) ? [{ material: id('kit'), quantity: 1 + random.nextInt(2) }] : [],
    failure: random.chance(0.4) ? { probability: 0.05, remakeFrom: id(name) } : null,
  });
}

function oneLink(random: RandomStream, from: Operation, to: Operation): Link {
  const waitsForASlot = to.requirement.kind === 'run' || to.requirement.kind === 'session';
  const minLag = random.pick([0, 0, 0, 30]);
  const hold = random.chance(0.45) ? random.pick(waitsForASlot ? [5 * DAY, 9 * DAY] : [0, 4 * HOUR, DAY, 3 * DAY]) : null;
  return link(from.id, to.id, {
    minLag: min(minLag), maxLag: hold === null ? null : min(minLag + hold), storage: random.chance(0.25) ? id('freezer') : null,
  });
}

/** From one or more first operations to a sitting (patient-ready) and a transport (arrival): strands with side branches that all end in the sitting. */
function links(random: RandomStream, operations: readonly Operation[]): Link[] {
  const ready = operations.length - 2;
  const made: Link[] = [];
  const hasSuccessor = new Set<number>();
  const join = (from: number, to: number): void => {
    if (made.some((l) => l.from === operations[from].id && l.to === operations[to].id)) return;
    made.push(oneLink(random, operations[from], operations[to]));
    hasSuccessor.add(from);
  };
  for (let i = 1; i < ready; i++) {
    if (random.chance(0.12)) continue;
    join(random.chance(0.7) ? i - 1 : random.nextInt(i), i);
    if (i > 1 && random.chance(0.25)) join(random.nextInt(i - 1), i);
  }
  for (let i = 0; i < ready; i++) if (!hasSuccessor.has(i)) join(i, ready);
  join(ready, ready + 1);
  return made;
}

/** A process of `fewest` to `fewest` + 3 operations, sitting and transport included, with every kind of requirement somewhere, holds, storage and materials. */
export function randomProcess(random: RandomStream, name: string, product: string, fewest = 5): Process {
  const kinds: Kind[] = random.shuffle<Kind>([...EQUIPMENT, ...EQUIPMENT, 'isolator', 'run', 'run', 'positions', 'people', 'session']).slice(0, fewest - 2 + random.nextInt(4));
  const operations = [
    ...kinds.map((kind, i) => oneOperation(random, `op${i + 1}`, kind)),
    oneOperation(random, 'release', 'session'),
    operation('transport', { stage: 'logistics', phases: [phase(random.pick([0, 300, 1440]))] }),
  ];
  const remade = operations.map((o, i) =>
    o.failure === null ? o : { ...o, failure: { ...o.failure, remakeFrom: operations[random.nextInt(i + 1)].id } });
  return {
    id: id(name), version: '1', product: id(product), name, lots: [{ key: id('DS'), kind: 'drug-substance' }],
    operations: remade, links: links(random, operations), patientReady: id('release'), arrival: id('transport'),
  };
}
