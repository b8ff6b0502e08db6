/** Races about what follows from policies. No cluster takes part: policies and pods are made here. */
@NullMarked
package io.tierwall.bench.analysis;

import org.jspecify.annotations.NullMarked;
