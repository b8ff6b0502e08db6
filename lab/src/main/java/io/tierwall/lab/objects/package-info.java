/**
 * The objects of a lab cluster, as an API server keeps them: trees of JSON with versions, a bounded history, and
 * watches over it. It knows the kinds, but not what they mean.
 */
@NullMarked
package io.tierwall.lab.objects;

import org.jspecify.annotations.NullMarked;
