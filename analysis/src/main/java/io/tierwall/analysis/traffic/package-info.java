/** Sets of traffic: protocols, ports and messages on one line of numbers, so that they unite and subtract exactly. */
@NullMarked
package io.tierwall.analysis.traffic;

import org.jspecify.annotations.NullMarked;
