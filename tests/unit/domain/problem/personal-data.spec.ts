import { describe, expect, test } from '@jest/globals';
import { looksPersonalName, looksPersonalText, showableId } from '@lotwright/domain';

describe('personal data', () => {
  test.each(['name', 'Patient', 'patient_name', 'lastName', 'Surname', 'Date of Birth', 'birthDate', 'DOB', 'email', 'e-mail', 'Mail', 'phone', 'MRN', 'Vorname', 'mrna_sequence', 'HLA'])(
    'a field called %s speaks of a person',
    (name) => expect(looksPersonalName(name)).toBe(true),
  );

  test.each(['order', 'coi', 'site', 'process', 'version', 'sequence_release', 'window_opens', 'priority', 'comment', 'filename_extension', 'stage', 'usage', 'image'])(
    'a field called %s does not',
    (name) => expect(looksPersonalName(name)).toBe(false),
  );

  test.each(['anna@example.org', 'x anna.m@clinic.example.de y', '1958-03-12', 'NIP 12.03.1958', '3/12/1958', 'A-1958-03-12'])('%s looks personal', (text) => {
    expect(looksPersonalText(text)).toBe(true);
  });

  test.each(['NIP-2026-0417', 'BIR-26-0250', '88JB-MG9R-9L', 'C-031', 'MUC-1', '2026-11-23', 'W1234 20 123456', 'potency@2026', '10.0.1'])('%s does not look personal', (text) => {
    expect(looksPersonalText(text)).toBe(false);
  });

  test('only ids that look machine-made are shown', () => {
    expect(['NIP-2026-0417', 'S-01', 'BIR-26-0250'].map(showableId)).toEqual(['NIP-2026-0417', 'S-01', 'BIR-26-0250']);
    expect(['Mueller-1958', 'Anna', 'A B', 'x'.repeat(50)].map(showableId)).toEqual([null, null, null, null]);
  });
});
