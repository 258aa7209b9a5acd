// Runs before the first paint, so that the chosen theme never flashes; src/app/core/preferences.ts keeps it up to date.
(function () {
  var root = document.documentElement;
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('assent.preferences') || '{}');
  } catch {
    kept = {};
  }
  var dark = kept.theme === 'dark' || (kept.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (kept.density === 'compact') root.dataset.density = 'compact';
  if (kept.language) root.lang = kept.language;
})();

// When the portal itself cannot be loaded, nobody is left before an empty page.
(function () {
  function say() {
    var note = document.getElementById('unloaded');
    note.hidden = false;
    note.querySelector('a').href = location.href;
  }
  addEventListener('unloaded', say);
  addEventListener('error', (event) => event.target instanceof HTMLScriptElement && say(), true);
})();
