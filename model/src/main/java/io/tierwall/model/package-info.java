/**
 * What people say to Tierwall, as immutable values: the {@linkplain io.tierwall.model.policy policies} and rules, the
 * {@linkplain io.tierwall.model.group groups} and {@linkplain io.tierwall.model.service services} they name, the
 * {@linkplain io.tierwall.model.cluster clusters} they span, and the {@linkplain io.tierwall.model.intent intent} that
 * holds one revision of it all. Knows only the JDK: no JSON, no Kubernetes, no clock, no network.
 */
@NullMarked
package io.tierwall.model;

import org.jspecify.annotations.NullMarked;
