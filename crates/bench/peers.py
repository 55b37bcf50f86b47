"""Times one posterior in pyAgrum and pgmpy.

The first line of the input is a JSON object with a bare `model` and `people`, lists of the answers to its questions by
position. It is answered with the versions of the engines. Each further line names an engine, and is answered with what
it took for each person, in nanoseconds, and the posteriors it computed. Only the answering is timed; the model is built
in memory before, so that its numbers keep every digit, and evidence is put into the engine's own form before as well.
"""

import json
import os
import sys
import time

# One thread, like ours. It has to be said before numpy is loaded.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import pgmpy
import pyagrum
from pgmpy.factors.discrete import TabularCPD
from pgmpy.inference import VariableElimination
from pgmpy.models import DiscreteBayesianNetwork

UNTIMED = 20


class PyAgrum:
    """Lazy propagation, with an engine that is kept and evidence that is changed in it: its fastest way here."""

    def __init__(self, priors, tables):
        pyagrum.setNumberOfThreads(1)
        network = pyagrum.BayesNet()
        self.cause = network.add(pyagrum.RangeVariable("cause", "", 0, len(priors) - 1))
        network.cpt(self.cause)[:] = priors
        self.questions = []
        for at, rows in enumerate(tables):
            question = network.add(pyagrum.RangeVariable(f"q{at}", "", 0, len(rows) - 1))
            network.addArc(self.cause, question)
            network.cpt(question)[:] = columns(rows)
            self.questions.append(question)
        self.network = network
        self.engine = pyagrum.LazyPropagation(network)
        self.engine.setNumberOfThreads(1)
        self.engine.setTargets({self.cause})
        self.engine.setEvidence({question: 0 for question in self.questions})

    def prepare(self, answers):
        return list(zip(self.questions, answers))

    def posterior(self, evidence):
        for question, answer in evidence:
            self.engine.chgEvidence(question, answer)
        self.engine.makeInference()
        return self.engine.posterior(self.cause).toarray()


class Pgmpy:
    """Variable elimination, with an engine that is kept."""

    def __init__(self, priors, tables):
        self.names = [f"q{at}" for at in range(len(tables))]
        network = DiscreteBayesianNetwork([("cause", name) for name in self.names])
        network.add_cpds(TabularCPD("cause", len(priors), [[prior] for prior in priors]))
        for name, rows in zip(self.names, tables):
            network.add_cpds(TabularCPD(name, len(rows), rows, evidence=["cause"], evidence_card=[len(priors)]))
        self.engine = VariableElimination(network)

    def prepare(self, answers):
        return dict(zip(self.names, answers))

    def posterior(self, evidence):
        return self.engine.query(["cause"], evidence=evidence, show_progress=False).values


def columns(rows):
    """A list by cause from lists by answer."""
    return [list(column) for column in zip(*rows)]


def read(model):
    """The priors, and by question and answer the likelihoods under each cause."""
    causes = [cause["id"] for cause in model["causes"]]
    priors = [cause["prior"] for cause in model["causes"]]
    tables = [
        [[answer["likelihood"].get(cause, 0.0) for cause in causes] for answer in question["answers"]]
        for question in model["questions"]
    ]
    return priors, tables


def run(engine, people):
    people = [engine.prepare(answers) for answers in people]
    for evidence in people[:UNTIMED]:
        engine.posterior(evidence)
    nanoseconds, posteriors = [], []
    for evidence in people:
        start = time.perf_counter_ns()
        posterior = engine.posterior(evidence)
        nanoseconds.append(time.perf_counter_ns() - start)
        posteriors.append(list(map(float, posterior)))
    return {"nanoseconds": nanoseconds, "posteriors": posteriors}


def main():
    request = json.loads(sys.stdin.readline())
    priors, tables = read(request["model"])
    engines = {"pyAgrum": PyAgrum(priors, tables), "pgmpy": Pgmpy(priors, tables)}
    print(json.dumps({"pyAgrum": pyagrum.__version__, "pgmpy": pgmpy.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps(run(engines[line.strip()], request["people"])), flush=True)


main()
