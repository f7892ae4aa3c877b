"""How time is taken: in turns, the best of several rounds."""

import gc
import time
from collections.abc import Callable


def measure(*runs: Callable[[], object], rounds: int) -> list[float]:
    """The least processor seconds of each, in turns, so that a busy machine is fair to all."""
    best = [float("inf")] * len(runs)
    for _ in range(rounds):
        for index, run in enumerate(runs):
            gc.collect()
            start = time.process_time()
            run()
            best[index] = min(best[index], time.process_time() - start)
    return best
