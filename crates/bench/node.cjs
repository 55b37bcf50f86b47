// Times rounds of decisions in WebAssembly: for each line with a case and a round, a line of JSON.
//
// usage: node node.cjs MODULE GUIDE

const { readFileSync } = require("node:fs");
const { dirname, join, resolve } = require("node:path");
const { createInterface } = require("node:readline");

const [module_, guide] = process.argv.slice(2);
const { time } = require(resolve(module_));
const source = readFileSync(guide, "utf8");
const figures = readFileSync(join(dirname(guide), "figures.toml"), "utf8");

createInterface({ input: process.stdin }).on("line", (line) => {
  const [number, round] = line.split(" ").map(Number);
  console.log(time(source, figures, number, round, () => performance.now()));
});
