import type {
  Calendar, Changeover, Crew, Equipment, EquipmentClass, Material, PlanningPolicy, Plant, PositionPool, QcMethod, Session, Storage, Suite,
} from '@lotwright/domain';
import type { RandomStream } from '@lotwright/random';
import type { Instant } from '@lotwright/time';
import { ALL_DAYS, calendar, id, min, phase, WORKDAYS } from './tiny.js';

const DAY = 1440;

/** Zones and nows of the random cases; two of them lie days before a clock change. */
export const MOMENTS = [
  { zone: 'Europe/Berlin', now: '2026-03-02T07:00Z' },
  { zone: 'Europe/Berlin', now: '2026-03-27T05:00Z' },
  { zone: 'America/New_York', now: '2026-10-29T10:30Z' },
  { zone: 'UTC', now: '2026-06-03T13:17Z' },
] as const;

/** Work that fits every calendar of a random plant: at most this many attended minutes in a row. */
export const LONGEST_ATTENDED = 150;

function calendars(random: RandomStream, now: Instant): Calendar[] {
  const holiday = new Date((now + (2 + random.nextInt(5)) * DAY) * 60_000).toISOString().slice(0, 10);
  const closed = { from: id<never>(holiday), to: id<never>(holiday), reason: 'public holiday' };
  return [
    calendar('always', '00:00', '24:00', ALL_DAYS),
    calendar('day', '06:00', '22:00', WORKDAYS, { exceptions: random.chance(0.5) ? [{ ...closed, shifts: [] }] : [] }),
    calendar('night', '22:00', '06:00', ALL_DAYS, {
      exceptions: random.chance(0.3) ? [{ ...closed, shifts: [{ start: id('20:00'), end: id('01:00') }] }] : [],
    }),
    {
      id: id('office'), name: 'office', exceptions: [],
      shifts: [
        { days: WORKDAYS, start: id('08:00'), end: id('12:30') },
        { days: WORKDAYS, start: id('13:00'), end: id('18:00') },
        { days: ['sat'], start: id('08:00'), end: id('12:00') },
      ],
    },
  ];
}

function changeover(random: RandomStream): Changeover {
  return {
    duration: min(random.pick([0, 0, 20, 45, 60])),
    attended: random.chance(0.4),
    byFamily: random.chance(0.5)
      ? [
          // Where there and back is shorter than twice the same, leaving the lot in between out makes its neighbours too close.
          { from: id('F'), to: id('G'), duration: min(random.pick([0, 90])) }, { from: id('G'), to: id('F'), duration: min(random.pick([0, 30])) },
        ]
      : [],
    deepClean: random.chance(0.4)
      ? {
          duration: min(random.pick([60, 120])), attended: random.chance(0.4),
          afterLots: random.chance(0.7) ? 1 + random.nextInt(3) : null,
          afterHours: random.chance(0.4) ? min(360 + random.nextInt(600)) : null,
        }
      : null,
  };
}

function classes(random: RandomStream): EquipmentClass[] {
  return ['skid', 'isolator', 'reader'].map((name) => ({
    id: id(name), name, stage: name === 'reader' ? 'quality-control' : name === 'skid' ? 'drug-substance' : 'fill', changeover: changeover(random),
  }));
}

function suites(random: RandomStream): Suite[] {
  return [
    { id: id('clean'), name: 'clean', segregated: true, clearance: min(random.pick([0, 15, 45])) },
    { id: id('hall'), name: 'hall', segregated: false, clearance: min(30) },
  ];
}

function oneEquipment(random: RandomStream, name: string, className: string, now: Instant): Equipment {
  const anything = { product: null, operation: null, method: null, expires: null };
  const soon = (now + random.nextInt(9 * DAY)) as Instant;
  const down = (now - 300 + random.nextInt(5 * DAY)) as Instant;
  return {
    id: id(name), name, equipmentClass: id(className), suite: random.pick([null, id('clean'), id('hall')]),
    calendar: id(random.pick(className === 'reader' ? ['always', 'day'] : ['always', 'day', 'day', 'night', 'office'])),
    unavailable: random.chance(0.3)
      ? [{ start: down, end: (down + 60 + random.nextInt(900)) as Instant, kind: random.pick(['maintenance', 'breakdown', 'media-fill']) }]
      : [],
    qualifications: random.pick([
      [anything], [anything], [anything], [anything],
      name.endsWith('1') ? [anything] : [{ ...anything, expires: soon }],
      [{ ...anything, product: id('A') }, { ...anything, product: id('B'), expires: soon }],
      className === 'reader'
        ? [{ ...anything, method: id('elisa') }, { ...anything, method: id('hplc') }]
        : [{ ...anything, product: id('B') }, { ...anything, product: id('A'), expires: soon }],
    ]),
    speedPercent: random.pick([100, 100, 100, 80, 150]),
  };
}

function equipment(random: RandomStream, now: Instant): Equipment[] {
  return ['skid', 'isolator', 'reader'].flatMap((className) => {
    const count = 1 + random.nextInt(2);
    return Array.from({ length: count }, (_, i) => oneEquipment(random, `${className}-${i + 1}`, className, now));
  });
}

function crews(random: RandomStream, now: Instant): Crew[] {
  return ['operators', 'analysts'].map((name) => {
    const absence = (now + random.nextInt(4 * DAY)) as Instant;
    return {
      id: id(name), name,
      rosters: [
        { calendar: id('day'), heads: 1 + random.nextInt(3) },
        { calendar: id('night'), heads: 1 + random.nextInt(2) },
        { calendar: id('office'), heads: random.nextInt(2) },
      ],
      absences: random.chance(0.4) ? [{ start: absence, end: (absence + 400) as Instant, heads: 1 + random.nextInt(3) }] : [],
    };
  });
}

function methods(random: RandomStream): QcMethod[] {
  return [
    {
      id: id('elisa'), name: 'elisa', capacity: 1 + random.nextInt(3), instrument: random.chance(0.5) ? id('reader') : null,
      calendar: id(random.pick(['always', 'day', 'office'])),
      starts: {
        kind: 'weekly',
        starts: [
          { days: WORKDAYS, at: id('09:00'), runs: 1 + random.nextInt(2) },
          ...(random.chance(0.4) ? [{ days: ['mon', 'wed', 'sun'] as const, at: id<never>('15:30'), runs: 1 }] : []),
        ],
      },
      phases: [phase(60, 'attended', { analysts: 1 }), phase(90 + random.nextInt(300), 'unattended')],
      maxStretch: min(0), invalidProbability: 0.05,
    },
    {
      id: id('hplc'), name: 'hplc', capacity: 1 + random.nextInt(3), instrument: random.chance(0.7) ? id('reader') : null,
      calendar: id(random.pick(['always', 'day'])), starts: { kind: 'open-hours' },
      phases: [
        phase(random.pick([0, 40]), 'attended', random.chance(0.5) ? { analysts: 1 } : {}),
        phase(120 + random.nextInt(600), 'unattended'),
        ...(random.chance(0.5) ? [phase(45, random.pick(['attended', 'interruptible'] as const), random.chance(0.5) ? { analysts: 1 } : {})] : []),
      ],
      maxStretch: min(random.pick([0, 960, 3000])), invalidProbability: 0,
    },
  ];
}

function pools(random: RandomStream): PositionPool[] {
  return [{ id: id('incubator'), name: 'incubator', capacity: 1 + random.nextInt(3), calendar: id(random.pick(['always', 'day', 'office'])) }];
}

function sessions(random: RandomStream): Session[] {
  return [
    {
      id: id('disposition'), name: 'disposition', capacity: 1 + random.nextInt(2), duration: min(random.pick([0, 30, 60])),
      calendar: id(random.pick(['always', 'day'])),
      starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('11:00'), runs: 1 + random.nextInt(2) }, { days: ['tue', 'thu'], at: id('15:00'), runs: 1 }] },
      crew: random.chance(0.5) ? [{ crew: id('operators'), heads: 1 }] : [],
    },
  ];
}

function storages(random: RandomStream): Storage[] {
  return [{ id: id('freezer'), name: 'freezer', positions: 1 + random.nextInt(3) }];
}

function materials(random: RandomStream, now: Instant): Material[] {
  return [
    {
      id: id('kit'), name: 'kit', unit: 'kits',
      receipts: [
        { at: (now - 3 * DAY) as Instant, quantity: random.nextInt(6), expires: random.chance(0.5) ? ((now + random.nextInt(4 * DAY)) as Instant) : null },
        { at: (now - DAY) as Instant, quantity: random.nextInt(4), expires: random.chance(0.5) ? ((now + random.nextInt(9 * DAY)) as Instant) : null },
        { at: (now + random.nextInt(3 * DAY)) as Instant, quantity: 20, expires: null },
      ],
    },
  ];
}

function policy(random: RandomStream): PlanningPolicy {
  return {
    fences: random.chance(0.6)
      ? [
          { stage: 'drug-substance', frozen: min(random.pick([0, 480, DAY])), slushy: min(3 * DAY) },
          { stage: 'quality-control', frozen: min(random.pick([0, DAY])), slushy: min(2 * DAY) },
        ]
      : [],
    nervousnessBudget: random.chance(0.3) ? 5 : null,
    urgencyWeights: { urgent: 5, standard: 2, flexible: 1 },
  };
}

/** A tiny plant with every kind of resource: some narrow, some closed for days, some qualified for half of the work. */
export function randomPlant(random: RandomStream, zone: string, now: Instant): Plant {
  return {
    id: id('random'), name: 'Random', zone: id(zone),
    calendars: calendars(random, now), suites: suites(random), equipmentClasses: classes(random), equipment: equipment(random, now),
    crews: crews(random, now), qcMethods: methods(random), positionPools: pools(random), sessions: sessions(random), storages: storages(random),
    materials: materials(random, now),
    products: [{ id: id('A'), name: 'A', family: id('F') }, { id: id('B'), name: 'B', family: id('G') }],
    processes: [], policy: policy(random),
  };
}
