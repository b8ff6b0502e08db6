/**
 * What the Antrea controller computes: from the objects in a cluster and its inventory to the ordered rules, over
 * addresses, that its agents enforce. The lab's data path and the analysis start from here. Nothing here knows intents.
 */
@NullMarked
package io.tierwall.antrea.resolve;

import org.jspecify.annotations.NullMarked;
