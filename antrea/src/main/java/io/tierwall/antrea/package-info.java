/** What a cluster is told: Antrea objects, render and resolve. */
@NullMarked
package io.tierwall.antrea;

import org.jspecify.annotations.NullMarked;
