// Runs before the first paint, so that a person who chose the dark theme never sees a white flash.
;(function () {
  try {
    var theme = localStorage.getItem('qingshan.theme')
    var language = localStorage.getItem('qingshan.language')
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
    if (language) document.documentElement.lang = language
  } catch {
    // Storage may be closed to us; the defaults in the page stand.
  }
})()
