import * as z from 'zod';

/** A point in time in answers: RFC 3339 with offset. */
export const momentText = z.iso.datetime({ offset: true }).meta({ description: 'a point in time, RFC 3339 with offset' });

/** A length in answers: ISO 8601 duration of whole minutes, with a minus when it points backwards. */
export const lengthText = z.string().meta({ description: 'an ISO 8601 duration of whole minutes such as PT4H30M; negative ones begin with a minus' });
