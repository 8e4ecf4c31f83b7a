/** A kind of refusal: its HTTP status, its title and what would help. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly help: string;
}

/** Every kind of problem the API can answer with. Codes are stable; docs/reference/errors.md is written from here. */
export const PROBLEM_TABLE = {
  malformed_json: { status: 400, title: 'The body is not JSON', help: 'Send JSON text in UTF-8; the detail says where reading stopped.' },
  bad_parameter: { status: 400, title: 'A query parameter is not accepted', help: 'Correct the parameters listed under errors.' },
  not_logged_in: { status: 401, title: 'Not logged in', help: 'POST /v1/session with login and password, or send an API key as Authorization: Bearer.' },
  wrong_login: { status: 401, title: 'Login or password is wrong', help: 'Check both; the launcher prints the login at the first start, and `npm start -- --new-password` makes a new password.' },
  foreign_origin: { status: 403, title: 'The request comes from another web site', help: 'Use the board of this server, or an API key without cookies.' },
  people_only: { status: 403, title: 'Only a person who is logged in may do this', help: 'Log in with a password; API keys cannot manage keys.' },
  not_found: { status: 404, title: 'There is no such thing', help: 'Check the address and the id; GET /v1/openapi.json lists all routes.' },
  no_plan: { status: 404, title: 'There is no plan in force yet', help: 'POST /v1/plans asks for one.' },
  no_plant: { status: 409, title: 'There is no plant yet', help: 'PUT /v1/plant with a plant file first.' },
  request_over: { status: 409, title: 'The request has already come to its end', help: 'Nothing is left to cancel; ask for a new plan if you need one.' },
  body_too_large: { status: 413, title: 'The body is too large', help: 'At most 20 MB of plant, orders or patch can be sent at once.' },
  unsupported_media_type: { status: 415, title: 'The body has a type that is not accepted', help: 'Send application/json, or text/csv where orders, actuals or pins are imported.' },
  validation: { status: 422, title: 'Input not accepted', help: 'Correct everything listed under errors; nothing was stored.' },
  too_many_logins: { status: 429, title: 'Too many failed logins', help: 'Wait as long as Retry-After says.' },
  our_fault: { status: 500, title: 'Something went wrong inside Lotwright', help: 'Try again; if it stays, report it with the instance id, which is in the log too.' },
  too_busy: { status: 503, title: 'Too much is waiting already', help: 'Try again after Retry-After.' },
  database_down: { status: 503, title: 'The database does not answer', help: 'Try again after Retry-After; the board goes on showing the last plan.' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** Code of a kind of problem. */
export type ProblemCode = keyof typeof PROBLEM_TABLE;
