/**
 * Who is asking: accounts, passwords and sessions, as NSX has them. Deciding is separate from HTTP; what somebody may
 * do is not decided here.
 */
@NullMarked
package io.tierwall.server.auth;

import org.jspecify.annotations.NullMarked;
