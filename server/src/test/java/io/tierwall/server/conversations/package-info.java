/** What NSX's clients say to a manager, request by request, and what they rely on in the answers. */
@NullMarked
package io.tierwall.server.conversations;

import org.jspecify.annotations.NullMarked;
