// On every page of a tenant: when the page is ready and the browser has nothing to do, the daily tools are kept for reading
// away from the net. Not where the reader saves data or has said no. See sw.mjs.
const list = document.body.dataset.offline;
const OFF = 'kp-uten-nett';
const worker = navigator.serviceWorker;

const isOff = () => {
  try {
    return localStorage.getItem(OFF) === 'nei';
  } catch {
    return false;
  }
};

async function tell(message) {
  const { active } = await worker.ready;
  await new Promise(done => {
    const channel = event => {
      if (!event.data?.done) return;
      worker.removeEventListener('message', channel);
      done();
    };
    worker.addEventListener('message', channel);
    active.postMessage(message);
  });
}

async function keep() {
  await worker.register('/sw.js', { scope: '/', updateViaCache: 'none' });
  await tell({ keep: list });
  document.documentElement.dataset.kept = 'yes';
}

const whenIdle = task => (window.requestIdleCallback ? requestIdleCallback(task, { timeout: 5000 }) : setTimeout(task, 2000));
const begin = () => whenIdle(() => keep().catch(() => {}));

function showChoice(choice) {
  const show = () => {
    choice.querySelector('[data-forget-copies]').hidden = isOff();
    choice.querySelector('[data-keep-copies]').hidden = !isOff();
    choice.querySelector('[data-copies-on]').hidden = isOff();
    choice.querySelector('[data-copies-off]').hidden = !isOff();
  };
  choice.hidden = false;
  choice.querySelector('[data-forget-copies]').addEventListener('click', async () => {
    localStorage.setItem(OFF, 'nei');
    for (const name of (await caches.keys()).filter(one => one.startsWith('kp|'))) await caches.delete(name);
    await (await worker.getRegistration('/'))?.unregister();
    show();
  });
  choice.querySelector('[data-keep-copies]').addEventListener('click', async () => {
    localStorage.removeItem(OFF);
    show();
    await keep();
  });
  show();
}

if (worker && window.caches && list) {
  const choice = document.querySelector('[data-copies]');
  if (choice) showChoice(choice);
  if (!isOff() && !navigator.connection?.saveData) {
    if (document.readyState === 'complete') begin();
    else addEventListener('load', begin, { once: true });
  }
}
