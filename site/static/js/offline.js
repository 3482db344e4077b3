// Readers of guidance get a page with numbers to call for when they have no connection. RAPORTO! does not load this.
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js");
