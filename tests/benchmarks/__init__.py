"""How fast, how linear and how frugal the engine is; run by hand with ``python -m tests.benchmarks``, and no test: machines differ."""
