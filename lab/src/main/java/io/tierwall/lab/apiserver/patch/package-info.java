/**
 * The ways in which a request describes a change of an object: JSON patch, merge patch and Kubernetes' strategic merge
 * patch. Pure functions of trees; they know no kinds and no store.
 */
@NullMarked
package io.tierwall.lab.apiserver.patch;

import org.jspecify.annotations.NullMarked;
