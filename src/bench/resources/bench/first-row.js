// Notes when the first row of a page is on screen, in ms since its navigation began.
(() => {
  const look = () => {
    const host = document.querySelector('sync-board');
    if (host?.shadowRoot?.querySelector('.row') || document.querySelector('.row')) {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (window.__firstRow = performance.now());
      channel.port2.postMessage(0);
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
})();
