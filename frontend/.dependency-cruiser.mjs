// Rooms of the front end, from the door down; each looks down only.
const below = (room, ...lower) => ({
  name: `${room}-looks-down-only`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: `^src/(${[room, ...lower].join("|")})/` },
});

export default {
  forbidden: [
    below("graph"),
    below("api"),
    below("map", "graph", "api"),
    below("panels", "map", "graph", "api"),
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: { tsPreCompilationDeps: true, doNotFollow: { path: "node_modules" } },
};
