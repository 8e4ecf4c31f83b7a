/**
 * Everything that can be wrong with what people hand in, with the sentence that titles it. Codes are stable: programs
 * may act on them. Each names one cause; the values and the place are in the {@link Problem}.
 */
export const PROBLEM_CODES = {
  empty_file: 'The file is empty.',
  not_text: 'The file is not readable text.',
  file_too_large: 'The file is larger than any plant or order book.',
  json_syntax: 'The text is not JSON.',
  json_duplicate_key: 'A key occurs twice in one JSON object.',
  json_too_deep: 'JSON objects and lists are nested too deeply.',
  csv_syntax: 'The text is not CSV with a header row.',
  csv_column_missing: 'A column that is needed is missing.',
  csv_column_twice: 'A column occurs twice.',
  csv_cells: 'A row has more or fewer cells than the header.',
  personal_data: 'Something looks like a name, a birth date, an e-mail address or a sequence. Only opaque ids are accepted.',
  missing_field: 'A field that is needed is missing.',
  unknown_field: 'A field or column is not known.',
  wrong_type: 'A value has the wrong type.',
  bad_value: 'A value is not one of those accepted.',
  bad_id: 'An id is not an opaque id.',
  bad_text: 'A text has control characters or the wrong length.',
  out_of_range: 'A number, time or length is outside its range.',
  zone_unknown: 'The time zone is not known.',
  date_malformed: 'A date is not YYYY-MM-DD.',
  time_of_day_malformed: 'A time of day is not HH:MM.',
  instant_malformed: 'A point in time cannot be read.',
  instant_seconds: 'A point in time is not on a whole minute.',
  instant_offset_missing: 'A point in time has no offset.',
  instant_out_of_range: 'A point in time is outside the years 1970 to 2199.',
  local_time_skipped: 'A local time does not exist because a clock change skips it.',
  local_time_repeated: 'A local time exists twice because a clock change repeats it.',
  duration_malformed: 'A duration cannot be read.',
  duplicate_id: 'Two entries of one list have the same id.',
  unknown_reference: 'An id names nothing that exists.',
  cycle: 'Links lead from an operation back to itself.',
  order_of_times: 'A start, a minimum or a first value lies after its end, maximum or last value.',
  lag_order: 'The minimum lag of a link is longer than its hold time: no plan can meet it.',
  phases_missing: 'An operation or method has no phases.',
  phases_not_allowed: 'A run or session brings its own phases.',
  crew_not_allowed: 'An unattended phase asks for people.',
  class_empty: 'An operation or method needs a class of equipment of which there is none.',
  exceptions_overlap: 'Two calendar exceptions cover the same date.',
  never_open: 'No weekly start ever meets an open calendar.',
  never_fits: 'An attended phase is longer than every open window it could use.',
  crew_too_small: 'There are never enough people on duty for a demand.',
  actual_fields: 'An actual has a field its state does not allow, or lacks one that it needs.',
  actual_equipment: 'An actual names equipment of a class that the operation does not use.',
  actual_attempt: 'An actual belongs to an attempt that no failure has asked for.',
  order_started: 'An order whose work has begun is given another process, or a release after its work.',
  run_mismatch: 'Samples of one run are of different methods or on different instruments.',
  pin_empty: 'A pin fixes neither start nor equipment.',
  pin_not_possible: 'A pin names equipment that the operation cannot use.',
} as const;

/** Stable code of one cause of refused input. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** One reason why input is refused. All problems of an input are reported at once. */
export interface Problem {
  /** JSON pointer (RFC 6901) into the file's shape, such as `/equipment/3/calendar`; empty for the whole. */
  readonly pointer: string;
  readonly code: ProblemCode;
  /** The value seen, shortened; `null` when it is missing or could identify a patient. */
  readonly value: string | null;
  /** What would be accepted. */
  readonly accepted: string;
  /** One sentence: what is wrong, with values. */
  readonly detail: string;
}
