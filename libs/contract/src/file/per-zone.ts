import type { ZoneId } from '@lotwright/time';

/** Makes a shape once per zone and keeps it: building one costs more than using it. */
export function perZone<Shape>(make: (zone: ZoneId) => Shape): (zone: ZoneId) => Shape {
  const made = new Map<ZoneId, Shape>();
  return (zone) => {
    let shape = made.get(zone);
    if (shape === undefined) {
      shape = make(zone);
      made.set(zone, shape);
    }
    return shape;
  };
}
