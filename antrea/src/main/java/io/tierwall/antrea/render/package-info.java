/**
 * From an intent and a cluster to the objects that the cluster should hold. Pure and deterministic: equal inputs give
 * equal objects in equal order.
 */
@NullMarked
package io.tierwall.antrea.render;

import org.jspecify.annotations.NullMarked;
