import { defineConfig } from "vitest/config";

// One bundle for every page and one for the map, so that a text page never pays for WebGL.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../src/saiyai/web/static/saiyai",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    rollupOptions: {
      input: { app: "src/app/main.ts", map: "src/app/map-page.ts" },
    },
  },
  test: { environment: "happy-dom" },
});
