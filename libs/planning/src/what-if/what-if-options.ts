/** How far a look into what could be different goes, and how it is watched and stopped. */
export interface WhatIfOptions {
  /** Plans made at most, checked ones not counted. Default 240, for a conflict 400. */
  readonly solves?: number;
  /** Told every few plans how many have been made, and how many at most will be. */
  readonly onProgress?: (solves: number, most: number) => void;
  /** Asked before every plan. */
  readonly shouldStop?: () => boolean;
}

/** Plans between two reports of progress. */
export const REPORT_EVERY = 4;
