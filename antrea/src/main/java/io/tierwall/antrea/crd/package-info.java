/**
 * The Antrea objects that Tierwall writes, and their namespaced relatives that others write, as their custom resource
 * definitions (crd.antrea.io/v1beta1) describe them. Specs and statuses are immutable records; the objects around them
 * are mutable, because the Kubernetes client's own metadata is.
 */
@NullMarked
package io.tierwall.antrea.crd;

import org.jspecify.annotations.NullMarked;
