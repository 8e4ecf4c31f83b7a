import { describe, expect, it } from '@jest/globals';
import { DEMO_PLANTS, demoMonday, demoPlant, generateOrders } from '@lotwright/demo';
import { covers, localParts, openIntervals, parseInstant, shift, weeklyInstants } from '@lotwright/time';
import type { Instant, Interval } from '@lotwright/time';
import { validateOrders, validatePlant } from '@lotwright/domain';
import type { Phase, Plant } from '@lotwright/domain';

const at = parseInstant('2027-01-13T12:00Z');
const WEEK = 7 * 1440;

function openHours(plant: Plant, calendar: string, from: Instant): Interval[] {
  const rules = plant.calendars.find((c) => c.id === calendar);
  if (rules === undefined) throw new Error(`no calendar ${calendar}`);
  return openIntervals(rules, plant.zone, from, shift(from, 3 * WEEK));
}

/** Places phases one after another from `start`, waiting only where an attended phase is closed; returns the summed waiting. */
function waitingOf(phases: readonly Phase[], start: Instant, open: readonly Interval[]): number {
  let time: number = start;
  let waiting = 0;
  for (const phase of phases) {
    const length = phase.duration.mode;
    if (phase.work !== 'unattended') {
      while (!covers(open, { start: time as Instant, end: (time + length) as Instant })) {
        time += 15;
        waiting += 15;
        if (waiting > 2 * WEEK) return Infinity;
      }
    }
    time += length;
  }
  return waiting;
}

describe.each(DEMO_PLANTS)('the demo plant %s', (name) => {
  const monday = demoMonday(name, at);
  const plant = demoPlant(name, monday);

  it('starts its weeks on Monday midnight of its own zone', () => {
    expect(localParts(monday, plant.zone)).toMatchObject({ weekday: 'mon', time: '00:00', date: '2027-01-11' });
    expect(demoPlant(name, at)).toEqual(plant);
  });

  it('passes the checks that every plant and order book must pass', () => {
    expect(validatePlant(plant, monday)).toEqual([]);
    expect(validateOrders(plant, generateOrders(plant, { lots: 200, seed: 1, now: monday }), [], [], monday)).toEqual([]);
  });

  it('is supplied for as many lots as it is asked to make, and does not change with small order books', () => {
    expect(demoPlant(name, monday, 1500)).toEqual(plant);
    const orders = generateOrders(plant, { lots: 20_000, seed: 1, now: monday });
    const last = orders[orders.length - 1].sequenceRelease;
    const supplied = demoPlant(name, monday, orders.length);
    expect(validatePlant(supplied, monday)).toEqual([]);
    expect({ ...supplied, materials: [] }).toEqual({ ...plant, materials: [] });
    const usableAt = (instant: number) => supplied.materials.map(({ receipts }) =>
      receipts.filter((r) => r.at <= instant && (r.expires === null || r.expires > instant)).reduce((sum, r) => sum + r.quantity, 0));
    // Twelve weeks after its release the last order is out of any plant in its stride.
    const [before, after] = [usableAt(monday), usableAt(last + 12 * WEEK)];
    for (const [i, usable] of after.entries()) expect(usable).toBeGreaterThanOrEqual(before[i]);
  });

  it('uses no id twice in any list and names nothing that is not there', () => {
    const lists = [
      plant.calendars, plant.suites, plant.equipmentClasses, plant.equipment, plant.crews, plant.qcMethods, plant.positionPools,
      plant.sessions, plant.storages, plant.materials, plant.products, plant.processes,
    ];
    for (const list of lists) expect(new Set(list.map((item) => item.id)).size).toBe(list.length);
    const ids = new Set<string>(lists.flatMap((list) => list.map((item) => item.id as string)));
    const named = [
      ...plant.equipment.flatMap((e) => [e.calendar, e.equipmentClass, ...(e.suite === null ? [] : [e.suite])]),
      ...plant.crews.flatMap((c) => c.rosters.map((r) => r.calendar)),
      ...plant.qcMethods.flatMap((m) => [m.calendar, ...(m.instrument === null ? [] : [m.instrument]), ...m.phases.flatMap((p) => p.crew.map((d) => d.crew))]),
      ...plant.processes.flatMap((p) => p.operations.flatMap((o) => [...o.materials.map((m) => m.material), ...o.phases.flatMap((f) => f.crew.map((d) => d.crew))])),
      ...plant.processes.flatMap((p) => p.links.flatMap((l) => (l.storage === null ? [] : [l.storage]))),
    ];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    for (const process of plant.processes) {
      const operations = new Set<string>(process.operations.map((o) => o.id));
      expect(operations.size).toBe(process.operations.length);
      for (const link of process.links) expect([operations.has(link.from), operations.has(link.to)]).toEqual([true, true]);
      for (const { failure } of process.operations) expect(failure === null || operations.has(failure.remakeFrom)).toBe(true);
    }
  });

  it('has a piece of equipment for every operation that needs one, and uses every resource', () => {
    for (const process of plant.processes) {
      for (const { requirement, id } of process.operations) {
        if (requirement.kind !== 'equipment') continue;
        const able = plant.equipment.filter(
          (e) =>
            e.equipmentClass === requirement.equipmentClass &&
            e.qualifications.some((q) => [null, process.product].includes(q.product) && [null, id].includes(q.operation)),
        );
        expect(able.length).toBeGreaterThan(0);
      }
    }
    const text = JSON.stringify(plant.processes);
    for (const list of [plant.materials, plant.storages, plant.positionPools, plant.sessions, plant.qcMethods]) {
      for (const { id } of list) expect(text).toContain(`"${id}"`);
    }
  });

  it('can work off every slot of a plain week within the run’s stretch', () => {
    for (const method of plant.qcMethods) {
      if (method.starts.kind !== 'weekly') continue;
      const open = openHours(plant, method.calendar, monday);
      const starts = weeklyInstants(method.starts.starts, plant.zone, monday, shift(monday, WEEK));
      expect(starts.length).toBeGreaterThan(0);
      for (const start of starts) expect(waitingOf(method.phases, start.at, open)).toBeLessThanOrEqual(method.maxStretch);
    }
  });

  it('can do every equipment operation without waiting at the opening of its calendar', () => {
    for (const process of plant.processes) {
      for (const operation of process.operations) {
        if (operation.requirement.kind !== 'equipment') continue;
        const { equipmentClass } = operation.requirement;
        const unit = plant.equipment.find((e) => e.equipmentClass === equipmentClass);
        const open = openHours(plant, unit?.calendar ?? '', monday);
        const first = open.find((span) => span.start >= monday) as Interval;
        expect(waitingOf(operation.phases, first.start, open)).toBe(0);
      }
    }
  });

  it('shows every kind of requirement, phase work, start rule and changeover', () => {
    const operations = plant.processes.flatMap((p) => p.operations);
    expect(new Set(operations.map((o) => o.requirement.kind))).toEqual(new Set(['equipment', 'run', 'positions', 'session', 'people']));
    expect(new Set(operations.flatMap((o) => o.phases.map((p) => p.work)))).toEqual(new Set(['attended', 'unattended', 'interruptible']));
    expect(new Set(plant.qcMethods.map((m) => m.starts.kind))).toEqual(new Set(['weekly', 'open-hours']));
    expect(new Set(plant.equipmentClasses.map((c) => c.changeover.attended))).toEqual(new Set([true, false]));
    expect(plant.equipmentClasses.some((c) => c.changeover.byFamily.length > 0 && c.changeover.deepClean !== null)).toBe(true);
    expect(plant.suites.some((s) => s.segregated)).toBe(true);
    expect(plant.processes.some((p) => p.lots.filter((l) => l.kind === 'drug-substance').length === 2)).toBe(true);
  });
});
