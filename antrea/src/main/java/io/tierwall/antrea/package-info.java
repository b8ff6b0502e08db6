/**
 * What a cluster is told: the {@linkplain io.tierwall.antrea.crd Antrea objects}, {@linkplain io.tierwall.antrea.render
 * render} (intent to objects) and {@linkplain io.tierwall.antrea.resolve resolve} (objects and inventory to ordered
 * rules over addresses). All of it is pure: no client, no clock, no thread.
 */
@NullMarked
package io.tierwall.antrea;

import org.jspecify.annotations.NullMarked;
