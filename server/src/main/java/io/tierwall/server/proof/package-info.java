/**
 * One real packet beside an explanation: where it is sent, what may be sent at once, and whether what it met is what
 * was explained. How a packet is sent is not known here.
 */
@NullMarked
package io.tierwall.server.proof;

import org.jspecify.annotations.NullMarked;
