import { defineConfig } from "vitest/config";

// One bundle for every page and one for each kind of map: a text page never pays for WebGL.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../src/saiyai/web/static/saiyai",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    chunkSizeWarningLimit: 1200, // MapLibre, which the page of places alone loads
    rollupOptions: {
      input: { app: "src/app/main.ts", map: "src/app/map-page.ts", places: "src/app/place-map.ts" },
    },
  },
  worker: { format: "es" },
  test: { environment: "happy-dom" },
});
