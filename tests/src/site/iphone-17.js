// What a page sees in Safari on an iPhone without a Home button, on iOS 17.5.
const agent =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
Object.defineProperty(Navigator.prototype, "userAgent", { get: () => agent });
Object.defineProperty(Screen.prototype, "width", { get: () => 390 });
Object.defineProperty(Screen.prototype, "height", { get: () => 844 });
