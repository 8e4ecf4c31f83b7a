import { describe, expect, test } from '@jest/globals';
import { QUEUE_NAMES, QUEUES } from '@lotwright/queue';

describe('the queue table', () => {
  test.each(QUEUE_NAMES)('lets %s outlive its workers and come back quickly', (name) => {
    const { lockSeconds, stalledCheckSeconds, mostHandovers, retrySeconds, concurrency } = QUEUES[name];
    expect(stalledCheckSeconds).toBeLessThan(lockSeconds);
    expect(mostHandovers).toBeGreaterThan(10);
    expect(retrySeconds).toBeLessThanOrEqual(2);
    expect(concurrency).toBeGreaterThan(0);
  });
});
