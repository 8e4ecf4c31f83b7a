/** Id of a stored plan. */
export type PlanId = string & { readonly idOf: 'plan' };
