// What the bench asks of a page: its file, the size of its canvas, and for how long to lay out.
const asked = new URLSearchParams(location.search);

export const file = asked.get("file");
export const seconds = Number(asked.get("seconds") ?? 0);
/** Whether it is drawn while it is laid out. */
export const drawn = asked.get("drawn") !== "no";

export const sheet = document.querySelector("#sheet");
sheet.style.width = `${asked.get("width") ?? 800}px`;
sheet.style.height = `${asked.get("height") ?? 600}px`;
