/** Lines of a model in the text form of its protocol buffer, which the native build parses. Large models are longer than one string may be. */
export function* modelLines(model) {
  for (const { domain } of model.variables) yield `variables { domain: [${domain.join(',')}] }\n`;
  for (const constraint of model.constraints) yield `constraints { ${fields(constraint)} }\n`;
  yield `objective { ${fields(model.objective)} }\n`;
  if (model.solutionHint) yield `solution_hint { ${fields(model.solutionHint)} }\n`;
}

function fields(message) {
  return Object.entries(message).map(([key, value]) => field(snake(key), value)).join(' ');
}

function field(name, value) {
  if (!Array.isArray(value)) return typeof value === 'object' ? `${name} { ${fields(value)} }` : `${name}: ${value}`;
  if (value.length > 0 && typeof value[0] === 'object') return value.map((entry) => field(name, entry)).join(' ');
  return `${name}: [${value.join(',')}]`;
}

function snake(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
