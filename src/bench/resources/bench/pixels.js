// Notes when a row's number or state is painted: [syncId, number, state, epoch ms]. A message sent while a frame is made
// is delivered once the frame is done, so its time is that of the first moment with the new pixels.
(selector) => {
  const host = document.querySelector(selector);
  const root = host.shadowRoot ?? host;
  const origin = wallClockAtZero();
  const known = new Map();
  const channel = new MessageChannel();
  let drawn = [];
  window.__pixels = [];
  channel.port1.onmessage = () => {
    const at = origin + performance.now();
    for (const [id, number, state] of drawn) window.__pixels.push([id, number, state, at]);
    drawn = [];
  };

  // Date.now() counts whole milliseconds: wait for one to begin
  function wallClockAtZero() {
    const start = Date.now();
    let now = start;
    while (now === start) now = Date.now();
    return now - performance.now();
  }

  function look(row) {
    const id = row.querySelector('.sid')?.textContent;
    if (!id) return;
    const number = Number((row.querySelector('.count > span')?.textContent ?? '').replace(/\D/g, ''));
    const state = row.getAttribute('data-s');
    const before = known.get(id);
    if (before && before[0] === number && before[1] === state) return;
    known.set(id, [number, state]);
    drawn.push([id, number, state]);
  }

  function elementOf(node) {
    return node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  }

  new MutationObserver((changes) => {
    const rows = new Set();
    for (const change of changes) {
      const row = elementOf(change.target)?.closest('.row');
      if (row) rows.add(row);
      for (const node of change.addedNodes) {
        if (node.classList?.contains('row')) rows.add(node);
      }
    }
    rows.forEach(look);
    if (drawn.length > 0) channel.port2.postMessage(0);
  }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-s'] });

  root.querySelectorAll('.row').forEach(look);
  if (drawn.length > 0) channel.port2.postMessage(0);
};
