/**
 * What rules have counted, as Antrea's statistics API tells it: collected now and then from the network, as
 * differences, and summed for each policy in memory.
 */
@NullMarked
package io.tierwall.lab.statistics;

import org.jspecify.annotations.NullMarked;
