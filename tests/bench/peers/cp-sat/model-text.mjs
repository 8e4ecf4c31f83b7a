/** A model in the text form of its protocol buffer, which the native build parses. */
export function modelText(model) {
  const lines = model.variables.map(({ domain }) => `variables { domain: [${domain.join(',')}] }`);
  for (const constraint of model.constraints) lines.push(`constraints { ${fields(constraint)} }`);
  lines.push(`objective { ${fields(model.objective)} }`);
  if (model.solutionHint) lines.push(`solution_hint { ${fields(model.solutionHint)} }`);
  return `${lines.join('\n')}\n`;
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
