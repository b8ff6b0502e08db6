/**
 * How a request becomes the next revision: one writer at a time decides on the current intent, makes the outcome
 * durable, and only then shows it to readers. Knows no HTTP.
 */
@NullMarked
package io.tierwall.server.publish;

import org.jspecify.annotations.NullMarked;
