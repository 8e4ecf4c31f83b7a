/** The rules of a feasible plan, as titled in docs/engine/model.md. */
export const RULES = {
  R1: 'every planned order has all its operations exactly once',
  R2: 'equipment is of the right class and qualified at the start',
  R3: 'one lot per equipment at a time, changeover included',
  R4: 'one patient at a time in a segregated suite',
  R5: 'calendars and unavailabilities are kept by every phase',
  R6: 'waiting inside an operation stays within its stretch',
  R7: 'precedence and minimum lags are kept',
  R8: 'hold times are kept',
  R9: 'crew demand never exceeds the heads on duty',
  R10: 'a run holds one method, within capacity, from an allowed start',
  R11: 'positions and storage stay within capacity',
  R12: 'sessions are held at their times and within capacity',
  R13: 'materials never run out and are not expired',
  R14: 'nothing unstarted lies before now, and actuals are untouched',
  R15: 'pins and the frozen zone are kept',
  R16: 'an order is planned completely or listed as unplanned with a reason',
} as const;

/** Code of a rule: R1 to R16. */
export type RuleCode = keyof typeof RULES;
