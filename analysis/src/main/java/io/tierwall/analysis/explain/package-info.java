/** Why a packet fares as it does: rule by rule, as a packet meets them. For people, so every rule is looked at. */
@NullMarked
package io.tierwall.analysis.explain;

import org.jspecify.annotations.NullMarked;
