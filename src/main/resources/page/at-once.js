// Who asks to be told when the document is there, and it is, is told at once. The framework's client would notice only
// with its next look, a twentieth of a second later.
(() => {
  const listen = document.addEventListener;

  document.addEventListener = function (type, listener, options) {
    listen.call(this, type, listener, options);
    if (type === 'DOMContentLoaded' && document.readyState === 'complete') {
      queueMicrotask(() => listener.call(this, new Event(type)));
    }
  };
})();
