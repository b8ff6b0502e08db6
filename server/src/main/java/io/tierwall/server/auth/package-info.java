/** Who is asking: the administrator by password or by session, as NSX has it. Deciding is separate from HTTP. */
@NullMarked
package io.tierwall.server.auth;

import org.jspecify.annotations.NullMarked;
