// Moves and zooms the map for so many seconds each, one event a frame, and says how it went.
async (seconds) => {
  const sheet = document.querySelector(".sigma-mouse");
  const { left, top, width, height } = sheet.getBoundingClientRect();
  const mouse = (type, x, y, more = {}) => {
    const at = { clientX: left + x, clientY: top + y, bubbles: true, cancelable: true, view: window };
    const Kind = type === "wheel" ? WheelEvent : MouseEvent;
    sheet.dispatchEvent(new Kind(type, { ...at, ...more }));
  };
  const FEWEST = 3; // frames, however long each takes
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const during = async (step) => {
    const begun = performance.now();
    let asked = 0;
    while (performance.now() - begun < 1000 * seconds || asked < FEWEST) {
      await frame();
      step(asked++, performance.now() - begun);
    }
    await frame();
    await rest(0); // the last one is drawn, too
    const ended = performance.now();
    await rest(200); // and tasks are told late
    const inside = ([at]) => at >= begun && at <= ended;
    return {
      seconds: (ended - begun) / 1000,
      asked,
      drawn: window.__seen.frames.filter((at) => at >= begun && at <= ended).length,
      tasks: window.__seen.tasks.filter(inside).map(([, duration]) => duration),
    };
  };
  const [x, y] = [8, 8]; // a corner where nobody stands: the map is moved, not a dot
  mouse("mousemove", x, y);
  mouse("mousedown", x, y, { button: 0, buttons: 1 });
  const moved = await during((step) => {
    const way = step % 40; // there and back again
    const along = 6 * (way < 20 ? way : 40 - way);
    mouse("mousemove", x + along, y + along / 2, { buttons: 1 });
  });
  mouse("mouseup", x, y);
  await rest(500);
  let turned = -1;
  const zoomed = await during((_, since) => {
    const turn = Math.floor(since / 250); // as fast as a wheel is turned
    if (turn === turned) return;
    turned = turn;
    mouse("wheel", width / 2, height / 2, { deltaY: turn % 8 < 4 ? -100 : 100 });
  });
  return { moved, zoomed };
}
