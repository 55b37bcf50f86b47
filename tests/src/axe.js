const done = arguments[arguments.length - 1];
window.axe.run(document, { resultTypes: ["violations"] }).then(
  (result) =>
    done(
      result.violations.map((violation) => ({
        id: violation.id,
        help: violation.help,
        nodes: violation.nodes.slice(0, 5).map((node) => ({
          target: node.target.join(" "),
          summary: node.failureSummary ?? "",
        })),
      })),
    ),
  (error) => done(String(error)),
);
