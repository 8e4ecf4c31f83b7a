import type { Product, ProductFamilyId, ProductId } from '@lotwright/domain';

/** Family of products formulated as lipid nanoparticles. */
export const LNP_FAMILY = 'lnp' as ProductFamilyId;
/** Family of products formulated as lipoplex. */
export const LIPOPLEX_FAMILY = 'lipoplex' as ProductFamilyId;

/** Intramuscular LNP product: all neoantigens on one mRNA. */
export const INT_LNP = 'int-lnp' as ProductId;
/** Intravenous lipoplex product: neoantigens on two mRNA strands, two drug-substance lots per order. */
export const INT_LPX = 'int-lpx' as ProductId;

/** The two products both sites make. */
export const PRODUCTS: readonly Product[] = [
  { id: INT_LNP, name: 'Individualised neoantigen therapy, LNP', family: LNP_FAMILY },
  { id: INT_LPX, name: 'Individualised neoantigen therapy, lipoplex', family: LIPOPLEX_FAMILY },
];
