/**
 * What custom resources may say: schemas in the form that their definitions have, pruning and defaults, and checks in
 * the words of Kubernetes. Core kinds have none here and are kept as they are.
 */
@NullMarked
package io.tierwall.lab.apiserver.schema;

import org.jspecify.annotations.NullMarked;
