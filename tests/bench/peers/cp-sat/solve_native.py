"""Solves a CP-SAT model with the native build of OR-Tools: python solve_native.py REQUEST.json > RESPONSE.json

The request names the model (text form of operations_research.sat.CpModelProto), the seconds, the clock they are counted by and the workers.
Needs the package ortools, in a virtual environment outside the repository: docs/benchmarks/protocol.md.
"""

import json
import resource
import sys
import threading
import time

from ortools.sat.python import cp_model

STATUS = {cp_model.OPTIMAL: "OPTIMAL", cp_model.FEASIBLE: "FEASIBLE", cp_model.INFEASIBLE: "INFEASIBLE", cp_model.UNKNOWN: "UNKNOWN", cp_model.MODEL_INVALID: "MODEL_INVALID"}
STRIDE = 0.02


def stop_after(solver, seconds, begun, over):
    """Ends the search when the process has used its seconds on a processor."""
    while not over.wait(STRIDE):
        if time.process_time() - begun >= seconds:
            solver.stop_search()
            return


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        request = json.load(file)
    model = cp_model.CpModel()
    with open(request["model"], encoding="utf8") as file:
        model.Proto().parse_text_format(file.read())
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = request["workers"]
    solver.parameters.random_seed = request["seed"]
    processor = request["clock"] == "processor"
    if not processor:
        solver.parameters.max_time_in_seconds = request["seconds"]
    over = threading.Event()
    wall = time.monotonic()
    cpu = time.process_time()
    if processor:
        threading.Thread(target=stop_after, args=(solver, request["seconds"], cpu, over), daemon=True).start()
    status = solver.solve(model)
    over.set()
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    response = {
        "status": STATUS[status],
        "solution": list(solver.response_proto.solution) if found else None,
        "objective": solver.objective_value if found else None,
        "bound": solver.best_objective_bound if status != cp_model.MODEL_INVALID else None,
        "wallSeconds": time.monotonic() - wall,
        "processorSeconds": time.process_time() - cpu,
        "peakMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    json.dump(response, sys.stdout)


main()
