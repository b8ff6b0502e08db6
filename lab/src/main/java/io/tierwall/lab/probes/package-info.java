/** Packets on demand: requests for probes are read, sent from pods, many at a time, and answered in a fixed order. */
@NullMarked
package io.tierwall.lab.probes;

import org.jspecify.annotations.NullMarked;
