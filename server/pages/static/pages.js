// What makes the pages pleasant; they work without it.

const PAUSE_MS = 1500;

/** Saves a form as it is typed, and says so; where another tab was faster nothing is written. */
function saveByItself(form) {
  const state = form.querySelector('[data-state]');
  const elsewhere = form.querySelector('[data-elsewhere]');
  let timer;
  let running;
  let stopped = false;

  const save = async () => {
    if (stopped) return;
    state.textContent = state.dataset.saving;
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(new FormData(form)),
    }).catch(() => undefined);
    if (answer?.status === 409) {
      stopped = true;
      elsewhere.hidden = false;
    }
    if (!answer?.ok) {
      state.textContent = state.dataset.changed;
      return;
    }
    const { base, text } = await answer.json();
    form.elements.namedItem('_base').value = base;
    state.textContent = text;
  };

  form.addEventListener('input', () => {
    state.textContent = state.dataset.changed;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = save().finally(() => (running = undefined));
    }, PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (running === undefined) {
      stopped = true;
      return;
    }
    // What is being saved would look like another tab's work to the page that comes after it.
    event.preventDefault();
    const { submitter } = event;
    void running.then(() => form.requestSubmit(submitter));
  });
}

for (const form of document.querySelectorAll('form[data-autosave]')) saveByItself(form);
document.querySelector('[data-focus]')?.focus();

// What was revealed is gone when the page is read again: it is read masked, and not asked for once more.
const masked = document.querySelector('[data-masked-at]');
if (masked !== null) history.replaceState(null, '', masked.dataset.maskedAt);
