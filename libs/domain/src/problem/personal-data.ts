/** Keys and column names that speak of a person. */
const PERSONAL_NAME = new RegExp(
  [
    '(^|_)(first|last|given|family|sur|fore|full|middle|maiden)_?name',
    '^(name|patient|subject|person|initials|title|vorname|nachname|prenom|nom)(_(id|no|number|name))?$',
    'patient_?name|surname|birth|born|geburt|e_?mail|peptide|mutation|neoantigen|genome|haplotype',
    '(^|_)(dob|bday|mail|phone|telephone|mobile|fax|address|street|postcode|zip|city|ssn|mrn|nhs|insurance|passport|gender|sex|age|hla)($|_)',
    '^(dna|rna|mrna)?_?sequence$',
  ].join('|'),
);

const EMAIL = /[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,}/i;
/** 1900 to 2019, with separators, year first or last. */
const BIRTH_DATE =
  /(^|\D)(19\d\d|20[01]\d)[-./](0?[1-9]|1[0-2])[-./](0?[1-9]|[12]\d|3[01])(\D|$)|(^|\D)(0?[1-9]|[12]\d|3[01])[-./](0?[1-9]|[12]\d|3[01])[-./](19\d\d|20[01]\d)(\D|$)/;

/** Whether the name of a key or column speaks of a person (`patientName`, `date of birth`, `E-Mail`). Known fields are never asked about. */
export function looksPersonalName(name: string): boolean {
  const plain = name
    .slice(0, 80)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  return PERSONAL_NAME.test(plain);
}

/** Whether a text contains an e-mail address or a date of 1900 to 2019. Ids such as `NIP-2026-0417` do not. */
export function looksPersonalText(text: string): boolean {
  const head = text.slice(0, 2000);
  return (head.includes('@') && EMAIL.test(head)) || BIRTH_DATE.test(head);
}

/**
 * An id of an order as it may be repeated in a message: `null` unless it looks machine-made (has a digit, no run of more
 * than three letters), for somebody may have written a name where an id belongs.
 */
export function showableId(id: string): string | null {
  return /^[\w./:+-]{1,40}$/.test(id) && /\d/.test(id) && !/[A-Za-z]{4}/.test(id) && !looksPersonalText(id) ? id : null;
}
