// How the guide fits the page around it: light or dark, colours, type. Colours that could not be read are left out.

/** What a page may set, as `--unstuck-NAME`, and the token of styles/tokens.css that it becomes. */
const SETTABLE = {
  background: "--background",
  surface: "--surface",
  text: "--text",
  muted: "--muted",
  border: "--border",
  accent: "--accent",
  good: "--good",
  careful: "--careful",
  danger: "--danger",
  font: "--font",
  radius: "--radius-card",
  "button-radius": "--radius-button",
  "max-width": "--column",
};

/** Which colours are text on the background and on surfaces, and the contrast that text needs (WCAG 2.2, 1.4.3). */
const TEXTS = ["text", "muted", "accent", "good", "careful", "danger"];
const LEGIBLE = 4.5;

/** The luminance of a colour as WCAG 2.2 defines it, 0 to 1. */
function luminance([red, green, blue]) {
  const linear = (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour as the browser computes it, as red, green, blue and how opaque; `undefined` for what is no colour. */
function computed(probe, colour) {
  probe.style.color = "";
  probe.style.color = colour;
  if (!probe.style.color) {
    return undefined;
  }
  // In one form whatever it was written in; browsers that cannot mix have no colours that need it.
  probe.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
  const said = getComputedStyle(probe).color;
  const [red, green, blue, alpha = 1] = said.match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
  const full = said.startsWith("color(") ? 255 : 1;
  return [red * full, green * full, blue * full, alpha];
}

/** What is behind the element: the first background that lets nothing through. */
function behind(element, probe) {
  for (let at = element; at; at = at.parentNode ?? at.host) {
    if (at instanceof Element) {
      const colour = computed(probe, getComputedStyle(at).backgroundColor);
      if (colour?.[3] === 1) {
        return colour;
      }
    }
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const dark = /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia("(prefers-color-scheme: dark)").matches);
  return dark ? [18, 18, 18, 1] : [255, 255, 255, 1];
}

/** `light` or `dark`: as the page wants it, else as what is behind the element. */
function scheme(element, background) {
  const wanted = element.getAttribute("theme");
  return wanted === "light" || wanted === "dark" ? wanted : luminance(background) < 0.18 ? "dark" : "light";
}

const css = (colour) => `rgb(${colour.slice(0, 3).map(Math.round).join(" ")})`;

/** A colour between two. */
const mixed = (one, other, share) => one.map((part, at) => part * share + other[at] * (1 - share));

/**
 * Dresses the guide: has it `wear` the sheets of its scheme, then sets on `root` what the page wants, as far as it can be read.
 */
export async function dress(element, root, wear) {
  const probe = document.createElement("span");
  probe.hidden = true;
  root.parentNode.append(probe);
  const around = behind(element, probe);
  const light = scheme(element, around) === "light";
  await wear(light ? "light" : "dark");
  if (!root.isConnected) {
    return;
  }
  root.removeAttribute("style");
  const style = getComputedStyle(element);
  const wanted = (name) => style.getPropertyValue(`--unstuck-${name}`).trim();
  const token = (name) => computed(probe, getComputedStyle(root).getPropertyValue(SETTABLE[name]));
  const set = (name, value) => root.style.setProperty(name, value);
  // The user's own size of text, whatever the page makes of it.
  probe.style.fontSize = "medium";
  set("--unstuck-rem", getComputedStyle(probe).fontSize);
  for (const name of ["radius", "button-radius", "max-width"].filter(wanted)) {
    set(SETTABLE[name], wanted(name));
  }
  const font = element.getAttribute("font") === "inherit" ? style.fontFamily : wanted("font");
  if (font) {
    set("--font", font);
  }
  root.dir = style.direction;
  const refused = [];
  const background = (wanted("background") && computed(probe, wanted("background"))) || around;
  const surface = (wanted("surface") && computed(probe, wanted("surface"))) || token("surface");
  const readable = (colour) => [background, surface].every((under) => contrast(colour, under) >= LEGIBLE);
  const colours = {};
  for (const name of TEXTS) {
    const colour = wanted(name) && computed(probe, wanted(name));
    colours[name] = colour && readable(colour) ? colour : undefined;
    if (wanted(name) && !colours[name]) {
      refused.push(name);
    }
  }
  // A background is taken where everything on it can be read.
  const fits = background[3] === 1 && TEXTS.every((name) => readable(colours[name] ?? token(name)));
  if (fits) {
    set("--background", css(background));
    set("--wash", css(background));
    set("--sunken", css(mixed(background, surface, 0.5)));
    if (wanted("surface")) {
      set("--surface", css(surface));
    }
  } else if (wanted("background") || wanted("surface")) {
    refused.push("background");
  }
  for (const name of Object.keys(colours).filter((name) => colours[name])) {
    set(SETTABLE[name], css(colours[name]));
  }
  const { accent } = colours;
  if (accent) {
    const under = fits && wanted("surface") ? surface : token("surface");
    const ink = [[255, 255, 255], [0, 0, 0]].sort((a, b) => contrast(b, accent) - contrast(a, accent))[0];
    set("--on-accent", css(ink));
    set("--accent-strong", css(mixed(accent, light ? [0, 0, 0] : [255, 255, 255], 0.8)));
    set("--accent-tint", css(mixed(accent, under, 0.1)));
    set("--accent-soft", css(mixed(accent, under, 0.3)));
  }
  if (wanted("border")) {
    set("--border", wanted("border"));
  }
  probe.remove();
  if (refused.length > 0) {
    console.warn(`unstuck-guide: these colours could not be read and were left out: ${refused.join(", ")}`);
  }
}
