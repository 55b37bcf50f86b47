// Whether a security policy refuses WebAssembly, for whoever could not compile a program.

/** The smallest valid module: if this is refused, WebAssembly itself is blocked and the program's file is not to blame. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Chromium and Firefox refuse any module, WebKit only says so in the error. */
export function isBlocked(error) {
  if (/unsafe-eval|content security policy/i.test(String(error))) {
    return true;
  }
  try {
    new WebAssembly.Module(EMPTY_MODULE);
    return false;
  } catch {
    return true;
  }
}
