// A portal writes the address of its own origin into the address of the frame; this example does not know where it is served.
const frame = document.querySelector("iframe");
frame.src = `${new URL(frame.dataset.page, location.href)}&host=${encodeURIComponent(location.origin)}`;
