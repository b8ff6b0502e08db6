/**
 * What clients written for NSX send, request by request, and what they make of the answers. The clients here do not
 * know Tierwall: each does what the one that it is named after does.
 */
@NullMarked
package io.tierwall.server.conversations;

import org.jspecify.annotations.NullMarked;
