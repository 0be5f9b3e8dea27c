// Runs before anything else in every page that is measured, the same for all of them: notes when
// dots are drawn, and which tasks keep the page from answering. `__least` dots make a picture.
(() => {
  const seen = { frames: [], picture: 0, tasks: [] };
  let tell;
  seen.drawn = new Promise((done) => {
    tell = done;
  });
  window.__seen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });

  // Several draws of one task make one frame: what counts is how it looks when the task is over.
  const after = new MessageChannel();
  let drawing = null;
  after.port1.onmessage = () => {
    const context = drawing;
    drawing = null;
    if (!seen.picture) {
      context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4)); // waits for the renderer
      seen.picture = performance.now();
      tell(seen.picture);
    }
    seen.frames.push(performance.now());
  };
  const watch = (name, countOf) => {
    const { prototype } = WebGL2RenderingContext;
    const plain = prototype[name];
    prototype[name] = function draw(...given) {
      plain.apply(this, given);
      if (drawing || !this.canvas.classList?.contains("sigma-nodes")) return;
      if (countOf(given) < window.__least) return;
      drawing = this;
      after.port2.postMessage(0);
    };
  };
  watch("drawArrays", ([, , count]) => count / 3);
  watch("drawArraysInstanced", ([, , , count]) => count);
})();
