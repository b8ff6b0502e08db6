/**
 * What NSX's API says of groups besides the groups themselves: parts of them, members, and who is a member of which.
 */
@NullMarked
package io.tierwall.server.api.group;

import org.jspecify.annotations.NullMarked;
