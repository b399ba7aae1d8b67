// The desk with scripts: drafts that outlive the page, digests of files, no second click.
const PREFIX = 'desk-draft:';

function stored(work) {
  try {
    return work(window.localStorage);
  } catch (e) {
    return null; // the browser keeps nothing
  }
}

function draftOf(form) {
  return form.dataset.draft && PREFIX + form.dataset.draft;
}

/** What was typed comes back after a reload, if the form did not come filled in. */
function keepDraft(form) {
  const at = draftOf(form);
  const fields = [...form.querySelectorAll('input:not([type=hidden]), textarea, select')];
  const untouched = fields.every((field) => field.value === field.defaultValue || field.tagName === 'SELECT');
  const nameOf = (field) => (field.type === 'checkbox' ? field.name + '=' + field.value : field.name);
  const saidIn = (field) => (field.type === 'checkbox' ? (field.checked ? 'yes' : '') : field.value);
  const kept = JSON.parse(stored((s) => s.getItem(at)) || 'null');
  let restored = false;
  if (kept && untouched && !form.querySelector('.problem')) {
    for (const field of fields) {
      const said = kept[nameOf(field)];
      if (said !== undefined && said !== saidIn(field) && ('fresh' in form.dataset || !saidIn(field))) {
        restored = true;
        if (field.type === 'checkbox') {
          field.checked = true;
        } else {
          field.value = said;
        }
        field.closest('details')?.setAttribute('open', '');
      }
    }
  }
  const note = document.createElement('p');
  note.className = 'quiet';
  note.setAttribute('role', 'status');
  form.append(note);
  if (restored) {
    const discard = document.createElement('button');
    discard.type = 'button';
    discard.className = 'plain';
    discard.textContent = form.dataset.discard;
    discard.addEventListener('click', () => {
      stored((s) => s.removeItem(at));
      window.location.reload();
    });
    const told = document.createElement('p');
    told.className = 'note';
    told.append(form.dataset.restored + ' ', discard);
    form.prepend(told);
  }
  form.addEventListener('input', () => {
    const values = {};
    for (const field of fields) {
      if (field.name && saidIn(field)) {
        values[nameOf(field)] = saidIn(field);
      }
    }
    if (stored((s) => (s.setItem(at, JSON.stringify(values)), true))) {
      note.textContent = form.dataset.kept;
    }
  });
}

/** A digest is worked out here: the file stays on this machine. */
function offerDigest(field) {
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.setAttribute('aria-label', field.dataset.digest);
  picker.addEventListener('change', async () => {
    const bytes = await picker.files[0].arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    field.value = [...digest].map((b) => b.toString(16).padStart(2, '0')).join('');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  field.after(picker);
}

for (const form of document.querySelectorAll('form.desk[data-draft]:not(.once)')) {
  keepDraft(form);
}
const zone = document.querySelector('input[name="/data/zone"]');
if (zone && !zone.value) {
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
for (const field of document.querySelectorAll('input[data-digest]')) {
  offerDigest(field);
}
for (const button of document.querySelectorAll('[data-tick-all]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    for (const box of button.closest('fieldset').querySelectorAll('input[type=checkbox]')) {
      box.checked = true;
    }
    button.form.dispatchEvent(new Event('input'));
  });
}
for (const form of document.querySelectorAll('form.once')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'yes';
  });
}
for (const link of document.querySelectorAll('a[data-line]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const area = document.getElementById('text');
    const lines = area.value.split('\n');
    const line = Number(link.dataset.line) - 1;
    const at = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
    area.focus();
    area.setSelectionRange(at + Number(link.dataset.column) - 1, at + (lines[line] || '').length);
    area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 5);
  });
}
const done = document.querySelector('[data-done]');
if (done) {
  stored((s) => s.removeItem(PREFIX + done.dataset.done));
}
const MORE = 'desk-more';
const more = [...document.querySelectorAll('button[name=more]')];
const asked = stored((s) => s.getItem(MORE));
stored((s) => s.removeItem(MORE));
for (const button of more) {
  button.addEventListener('click', () => stored((s) => s.setItem(MORE, button.value)));
}
const members = more.find((button) => button.value === asked)?.closest('fieldset').querySelectorAll(':scope > fieldset');
[...(members || [])].pop()?.querySelector('input, textarea, select')?.focus();
const wrong = document.querySelector('.problem')?.closest('.field')?.querySelector('input, textarea, select');
(wrong || document.querySelector('.note.bad[tabindex]'))?.focus();
