/**
 * NSX's API of who may do what: roles, role bindings, who somebody is; and the accounts, which NSX keeps with its node.
 */
@NullMarked
package io.tierwall.server.api.aaa;

import org.jspecify.annotations.NullMarked;
