/**
 * Races: Tierwall against others at the same work, and against what the work costs at least. A
 * {@link io.tierwall.bench.Race} measures and returns a {@link io.tierwall.bench.Result}; how it is shown is decided
 * here. {@link io.tierwall.bench.BenchCommand} is a program of its own: nothing that people run every day depends on
 * it.
 */
@NullMarked
package io.tierwall.bench;

import org.jspecify.annotations.NullMarked;
