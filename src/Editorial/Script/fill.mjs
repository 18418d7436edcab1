// Puts kept values back into the form: fields, choices, and as many records as there were.
export function fill(form, values) {
  const wanted = new Map();
  for (const [name, value] of values) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  for (const set of form.querySelectorAll('[data-records]')) matchRecords(set, values);
  for (const input of form.elements) {
    if (!input.name || input.type === 'hidden' && input.name === '__RequestVerificationToken' || /^(?:file|submit|button|fieldset)$/.test(input.type)) continue;
    const held = wanted.get(input.name) ?? [];
    if (input.type === 'checkbox' || input.type === 'radio') input.checked = held.includes(input.value);
    else if (input.multiple && input.options) for (const option of input.options) option.selected = held.includes(option.value);
    else if (held.length) input.value = held.shift();
  }
}

function matchRecords(set, values) {
  const own = new RegExp(`(?:^|\\.)${set.dataset.records}\\.(\\d+)\\.`);
  const count = Math.max(-1, ...values.map(([name]) => Number(own.exec(name)?.[1] ?? -1))) + 1;
  const rows = () => set.querySelectorAll('[data-record]').length;
  while (rows() < count) set.dispatchEvent(new CustomEvent('kp-add-record'));
  while (rows() > count) set.dispatchEvent(new CustomEvent('kp-remove-record'));
}
