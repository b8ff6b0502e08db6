/**
 * Statements about who may reach whom that hold whatever anybody publishes: kept, checked before each publish, and
 * again when what runs in a cluster changes what they mean. Knows no HTTP.
 */
@NullMarked
package io.tierwall.server.guardrail;

import org.jspecify.annotations.NullMarked;
