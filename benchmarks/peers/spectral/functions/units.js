// What Spectral's own functions cannot say of a list: each rule in one pass over the units.
export default (units, options, context) => {
  const found = [];
  const tell = (number) => found.push({ message: units[number].id, path: [...context.path, number] });
  if (options.rule === 'duplicate-id') {
    const seen = new Set();
    units.forEach((unit, number) => { if (seen.has(unit.id)) tell(number); seen.add(unit.id); });
  } else if (options.rule === 'dangling-reference') {
    const ids = new Set(units.map((unit) => unit.id));
    units.forEach((unit, number) => { if (unit.parent !== undefined && !ids.has(unit.parent)) tell(number); });
  } else if (options.rule === 'self-reference') {
    units.forEach((unit, number) => { if (unit.parent === unit.id) tell(number); });
  } else {
    units.forEach((unit, number) => {
      if (unit.kind === 'sales' && (unit.owns ?? []).includes('pricing')) tell(number);
    });
  }
  return found;
};
