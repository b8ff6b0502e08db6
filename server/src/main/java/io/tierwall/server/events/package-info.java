/**
 * What happens, told as it happens: a bounded history of events, and the streams that follow it. Whoever reads slowly
 * is let go; nobody waits for a reader.
 */
@NullMarked
package io.tierwall.server.events;

import org.jspecify.annotations.NullMarked;
