/**
 * Kubernetes' binary form of its core kinds, as far as stock kubectl insists on it: it creates namespaces and services
 * by it. Reading only; answers are JSON, which kubectl takes as well.
 */
@NullMarked
package io.tierwall.lab.apiserver.protobuf;

import org.jspecify.annotations.NullMarked;
