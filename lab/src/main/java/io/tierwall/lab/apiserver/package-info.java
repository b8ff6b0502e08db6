/**
 * The API server of a lab cluster: what stock kubectl and client libraries use of Kubernetes' HTTP API, over the
 * {@linkplain io.tierwall.lab.objects objects}.
 */
@NullMarked
package io.tierwall.lab.apiserver;

import org.jspecify.annotations.NullMarked;
